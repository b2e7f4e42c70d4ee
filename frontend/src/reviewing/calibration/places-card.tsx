import { Grid3x3, Rows3 } from "lucide-react";
import { useMemo, useState } from "react";
import { Avatar } from "../../ui/avatar";
import { Card } from "../../ui/card";
import { SelectField } from "../../ui/field";
import { LinkTabs } from "../../ui/segmented";
import { useIsPhone } from "../../ui/use-is-phone";
import { type Box, calledOf } from "./boxes";
import { Grid } from "./grid";
import { PhoneGrid } from "./phone-grid";
import { PlacesTable } from "./places-table";
import type { Place, Session } from "./session-query";

export interface PlacesProps {
  session: Session;
  places: readonly Place[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
  onDrop: (id: string, box: Box) => void;
}

/** Where everybody stands: as a grid or as a table, of all or of one manager. */
export function PlacesCard({ view, ...props }: PlacesProps & { view: "grid" | "table" }) {
  const { session, places } = props;
  const isPhone = useIsPhone();
  const [managerId, choose] = useState("all");
  const managers = useMemo(
    () => [...new Map(places.flatMap(({ manager }) => (manager ? [[manager.id, manager.name]] : []))).entries()],
    [places],
  );
  const movable = places.some(({ allowedActions }) => allowedActions.includes("PLACE"));
  const shown = managerId === "all" ? places : places.filter(({ manager }) => manager?.id === managerId);
  const address = { to: "/calibration/$sessionId", params: { sessionId: session.id } } as const;
  return (
    <Card
      title={view === "grid" ? "Grid" : "Ratings of people"}
      note={view === "grid" && !isPhone && movable ? "drag a person, or select and choose" : undefined}
      flush
      actions={
        <>
          {session.grid && (
            <LinkTabs
              label="View"
              links={[
                {
                  ...address,
                  search: { person: props.selectedId },
                  label: "Grid",
                  icon: Grid3x3,
                  current: view === "grid",
                },
                {
                  ...address,
                  search: { view: "table", person: props.selectedId },
                  label: "Table",
                  icon: Rows3,
                  current: view === "table",
                },
              ]}
            />
          )}
          {managers.length > 1 && (
            <SelectField
              label="Manager"
              hideLabel
              value={managerId}
              onChange={choose}
              options={[
                { value: "all", label: "All managers" },
                ...managers.map(([value, label]) => ({ value, label })),
              ]}
            />
          )}
        </>
      }
    >
      {view === "table" ? (
        <PlacesTable {...props} places={shown} />
      ) : isPhone ? (
        <PhoneGrid {...props} places={shown} />
      ) : (
        <Grid {...props} places={shown} />
      )}
    </Card>
  );
}

/** A picture, or an outline while names are hidden. */
export function Face({ place }: { place: Pick<Place, "employee" | "number"> }) {
  return place.employee ? (
    <Avatar name={place.employee.name} size="small" />
  ) : (
    <span className="avatar avatar-small face-hidden" aria-hidden="true">
      {place.number}
    </span>
  );
}

/** Priya N., which fits into a box; a number where names are hidden. */
export function shortName(place: Pick<Place, "employee" | "number">): string {
  const [first, ...rest] = calledOf(place).split(" ");
  const last = rest.at(-1);
  return !place.employee || !last ? calledOf(place) : `${first} ${last.slice(0, 1)}.`;
}
