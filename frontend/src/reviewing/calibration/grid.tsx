import { ArrowDown, ArrowUp, Flag } from "lucide-react";
import { useState } from "react";
import { classes } from "../../ui/classes";
import { boxes, byBox, calledOf, columnWords, potentials, results, rowWords, titleOf } from "./boxes";
import { Face, type PlacesProps, shortName } from "./places-card";
import type { Place } from "./session-query";

const tones = {
  HIGH: { above: "best" },
  LOW: { below: "quiet", expected: "quiet" },
  MEDIUM: { below: "quiet" },
} as const;

/** Results from left to right, potential from low to high. A person is dragged, or selected and placed in the panel. */
export function Grid({ session, places, selectedId, onSelect, onDrop }: PlacesProps) {
  const [over, enter] = useState("");
  const { gridNames } = session;
  const { steps } = session.cycle.template.scale;
  const by = byBox(places, steps);
  const chips = (name: string) =>
    (by.get(name) ?? []).map((place) => (
      <PersonChip key={place.id} place={place} selected={place.id === selectedId} onSelect={onSelect} />
    ));
  const waiting = chips("");
  return (
    <div className="grid-nine">
      <p className="visually-hidden">Rows: potential, high to low. Columns: results, below to above expected.</p>
      {potentials.map((potential, row) => (
        <div key={potential} className="grid-axis" style={{ gridRow: row + 1, gridColumn: 1 }} aria-hidden="true">
          {rowWords(potential, gridNames)}
        </div>
      ))}
      {boxes.map((box) => {
        const people = chips(box.name);
        const tone = (tones[box.potential] as Record<string, string>)[box.result];
        return (
          <section
            key={box.name}
            className={classes("box", tone && `box-${tone}`, over === box.name && "box-over")}
            style={{ gridRow: potentials.indexOf(box.potential) + 1, gridColumn: results.indexOf(box.result) + 2 }}
            aria-label={`${titleOf(box, gridNames)}, ${people.length} people`}
            onDragOver={(event) => {
              event.preventDefault();
              enter(box.name);
            }}
            onDragLeave={() => enter("")}
            onDrop={(event) => {
              event.preventDefault();
              enter("");
              const id = event.dataTransfer.getData("text/plain");
              if (places.some((place) => place.id === id)) onDrop(id, box);
            }}
          >
            <h3>
              {titleOf(box, gridNames)}
              <b className="number">{people.length}</b>
            </h3>
            <div className="box-people">{people}</div>
          </section>
        );
      })}
      {results.map((result, column) => (
        <div key={result} className="grid-foot" style={{ gridRow: 4, gridColumn: column + 2 }} aria-hidden="true">
          {columnWords(result, gridNames)}
        </div>
      ))}
      {waiting.length > 0 && (
        <section
          className="box box-waiting"
          style={{ gridRow: 5 }}
          aria-label={`Not placed yet, ${waiting.length} people`}
        >
          <h3>
            Not placed yet<b className="number">{waiting.length}</b>
          </h3>
          <div className="box-people">{waiting}</div>
        </section>
      )}
    </div>
  );
}

interface PersonChipProps {
  place: Place;
  selected: boolean;
  onSelect: (id: string) => void;
}

function PersonChip({ place, selected, onSelect }: PersonChipProps) {
  const { id, rating, submittedRating, state, allowedActions } = place;
  const comeBack = state === "COME_BACK" && allowedActions.includes("MARK");
  const moved = (rating ?? 0) - (submittedRating ?? 0);
  return (
    <button
      type="button"
      className="person-chip"
      aria-pressed={selected}
      title={calledOf(place)}
      draggable={allowedActions.includes("PLACE")}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", id)}
      onClick={() => onSelect(id)}
    >
      <Face place={place} />
      <bdi className="person-chip-name">{shortName(place)}</bdi>
      {moved !== 0 && (moved > 0 ? <ArrowUp className="icon icon-small" /> : <ArrowDown className="icon icon-small" />)}
      {moved !== 0 && <span className="visually-hidden">moved {moved > 0 ? "up" : "down"}</span>}
      {comeBack && <Flag className="icon icon-small" />}
      {comeBack && <span className="visually-hidden">to come back to</span>}
    </button>
  );
}
