import { useState } from "react";
import { Button } from "../../ui/button";
import { boxes, byBox, calledOf, ratingWords, titleOf } from "./boxes";
import { Face, type PlacesProps } from "./places-card";

/** Nine counts, and the people of the one that is pressed. */
export function PhoneGrid({ session, places, onSelect }: PlacesProps) {
  const { steps } = session.cycle.template.scale;
  const by = byBox(places, steps);
  const waiting = by.get("")?.length ?? 0;
  const [open, show] = useState(waiting > 0 ? "" : "Core");
  const people = by.get(open) ?? [];
  const here = boxes.find(({ name }) => name === open);
  return (
    <>
      <div className="phone-nine">
        {boxes.map((box) => (
          <button key={box.name} type="button" aria-pressed={box.name === open} onClick={() => show(box.name)}>
            <span className="number">{by.get(box.name)?.length ?? 0}</span>
            <small>{titleOf(box, session.gridNames)}</small>
          </button>
        ))}
        {waiting > 0 && (
          <button type="button" className="phone-nine-wide" aria-pressed={open === ""} onClick={() => show("")}>
            <span className="number">{waiting}</span>
            <small>Not placed yet</small>
          </button>
        )}
      </div>
      <ul className="rows" aria-label={here ? titleOf(here, session.gridNames) : "Not placed yet"}>
        {people.map((place) => (
          <li key={place.id}>
            <Face place={place} />
            <span className="grow">
              <bdi className="small strong">{calledOf(place)}</bdi>
              <span className="tiny muted block">
                {[ratingWords(place, steps), place.manager?.name].filter(Boolean).join(" · ")}
              </span>
            </span>
            <Button size="small" label={`Open ${calledOf(place)}`} onClick={() => onSelect(place.id)}>
              {place.allowedActions.includes("PLACE") ? "Move…" : "Open"}
            </Button>
          </li>
        ))}
        {people.length === 0 && <li className="muted small">Nobody is here.</li>}
      </ul>
    </>
  );
}
