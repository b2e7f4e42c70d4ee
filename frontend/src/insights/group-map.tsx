import type { ReactNode } from "react";
import { Card } from "../ui/card";
import { type HeatCell, HeatMap } from "../ui/chart/heat-map";
import { formatNumber } from "../ui/format";
import { TableExport } from "../ui/table-export";
import { shade, signed } from "./skills/levels";

export interface MapUnit {
  unitId: string;
  name: string;
  people: number;
}

interface GroupMapProps<Unit extends MapUnit> {
  /** Of the card, of the file, and above the table. */
  title: string;
  file: string;
  measure: string;
  /** The head of the first column, and how many steps from what is asked for: "levels". */
  corner: string;
  steps: string;
  columns: readonly { key: string; label: string }[];
  /** How many columns are shown; the file has all. */
  shown?: number;
  units: readonly Unit[];
  whole: Unit;
  smallest: number;
  /** How many groups there are of which something is told, and how many of which nothing is. */
  told: number;
  kept: number;
  /** Above or below, and of how many; nothing where that is not told. */
  gapOf: (unit: Unit, column: string) => { gap: number; judged: number } | undefined;
  onOpen: (unit: Unit, column: string) => void;
  actions?: ReactNode;
  children?: ReactNode;
}

/** How groups stand in each of several things: a heat map that opens, and its file. */
export function GroupMap<Unit extends MapUnit>(props: GroupMapProps<Unit>) {
  const {
    title,
    file,
    measure,
    corner,
    steps,
    columns,
    whole,
    smallest,
    told,
    kept,
    gapOf,
    onOpen,
    actions,
    children,
  } = props;
  const units = [...props.units, whole];
  const shown = columns.slice(0, props.shown);

  function cellOf(unit: Unit, column: { key: string; label: string }): HeatCell | null {
    const found = gapOf(unit, column.key);
    if (!found) return null;
    const text = signed(found.gap);
    const label = `${unit.name}, ${column.label}: ${text} ${steps}, ${found.judged} judged`;
    const open = unit === whole ? undefined : () => onOpen(unit, column.key);
    return { level: shade(found.gap), text, label, onOpen: open };
  }

  return (
    <Card
      title={title}
      note={`${formatNumber(whole.people)} people`}
      actions={
        <>
          {actions}
          <TableExport
            name={file}
            columns={["Group", "People", ...columns.map(({ label }) => label)]}
            rows={units.map((unit) => [
              unit.name,
              unit.people,
              ...columns.map(({ key }) => gapOf(unit, key)?.gap ?? null),
            ])}
          />
        </>
      }
    >
      <HeatMap
        title={measure}
        finding={`− is below, + above. Striped: fewer than ${smallest} people were judged, or the cell would tell of so few.`}
        corner={corner}
        columns={shown.map(({ label }) => label)}
        hidden={`fewer than ${smallest} people`}
        rows={units.map((unit) => ({
          key: unit.unitId || unit.name,
          label: (
            <>
              {unit.name} <small className="muted number">{formatNumber(unit.people)}</small>
            </>
          ),
          cells: shown.map((column) => cellOf(unit, column)),
        }))}
      />
      <p className="tiny muted">
        {told > props.units.length && `The ${props.units.length} largest of ${formatNumber(told)} groups. `}
        {kept > 0 && `${formatNumber(kept)} ${kept === 1 ? "group is" : "groups are"} too small to be told of.`}
      </p>
      {children}
    </Card>
  );
}
