import { Chip } from "../../ui/chip";
import { type Column, DataTable } from "../../ui/data-table";
import { boxOf, calledOf, labelOf, rowWords, titleOf } from "./boxes";
import { answerWords, talkWords } from "./place-words";
import { Face, type PlacesProps } from "./places-card";
import type { Place } from "./session-query";

/** The same people as rows: submitted and calibrated side by side. */
export function PlacesTable({ session, places, selectedId, onSelect }: PlacesProps) {
  const { steps } = session.cycle.template.scale;
  const columns: Column<Place>[] = [
    {
      key: "person",
      header: "Person",
      main: true,
      cell: (place) => (
        <button
          type="button"
          className="place-button"
          aria-pressed={place.id === selectedId}
          onClick={() => onSelect(place.id)}
        >
          <Face place={place} />
          <span className="grow">
            <bdi className="strong">{calledOf(place)}</bdi>
            <span className="tiny muted block">{place.employee?.title}</span>
          </span>
        </button>
      ),
    },
    { key: "manager", header: "Manager", deskOnly: true, cell: ({ manager }) => manager?.name ?? "" },
    {
      key: "submitted",
      header: "Submitted",
      phone: "line",
      cell: ({ submittedRating }) => labelOf(submittedRating, steps),
    },
    {
      key: "now",
      header: "Now",
      phone: "line",
      cell: ({ rating, submittedRating }) =>
        rating === submittedRating ? <span className="muted">as submitted</span> : <b>{labelOf(rating, steps)}</b>,
    },
    ...(session.grid
      ? ([
          {
            key: "box",
            header: "Place",
            deskOnly: true,
            cell: (place: Place) => {
              const box = boxOf(place, steps);
              if (box) return titleOf(box, session.gridNames);
              return place.potential ? rowWords(place.potential, session.gridNames) : "not placed";
            },
          },
        ] satisfies Column<Place>[])
      : []),
    {
      key: "state",
      header: "Talk",
      bare: true,
      phone: "corner",
      cell: ({ state, answer, elsewhere }) =>
        elsewhere ? (
          <Chip tone="outline">Decided elsewhere</Chip>
        ) : answer === "OBJECTED" || answer === "WAITING" ? (
          <Chip tone="warn">{answerWords(answer, session)}</Chip>
        ) : (
          <Chip tone={state === "TALKED_THROUGH" ? "good" : state === "COME_BACK" ? "accent" : "outline"}>
            {talkWords(state, session)}
          </Chip>
        ),
    },
  ];
  return (
    <DataTable
      caption="Who stands where"
      columns={columns}
      rows={places}
      rowKey={({ id }) => id}
      selectedKey={selectedId}
    />
  );
}
