import { useNavigate } from "@tanstack/react-router";
import { Card } from "../../ui/card";
import { type HeatCell, HeatMap } from "../../ui/chart/heat-map";
import { formatNumber } from "../../ui/format";
import { TableExport } from "../../ui/table-export";
import { standardsRoute } from "../routes";
import { shade, signed } from "../skills/levels";
import type { StandardGaps } from "./standards-query";
import { fromMiddle } from "./steps";

type Unit = StandardGaps["units"][number];

const corners = { DEPARTMENT: "Department", MANAGER: "Team", ROLE: "Role" };

/** How each group was judged, standard by standard. */
export function StandardMap({ gaps }: { gaps: StandardGaps }) {
  const search = standardsRoute.useSearch();
  const navigate = useNavigate();
  const { smallest, standards, whole, cycle, told, hidden } = gaps;
  const units = [...gaps.units, whole];

  const gapOf = (unit: Unit, standard: string): number | null => {
    const spot = unit.spots.find((one) => one.standard === standard);
    return spot ? fromMiddle(spot.mean, cycle.steps) : null;
  };

  function cellOf(unit: Unit, standard: string): HeatCell | null {
    const gap = gapOf(unit, standard);
    if (gap === null) return null;
    const judged = unit.spots.find((one) => one.standard === standard)?.judged;
    const label = `${unit.name}, ${standard}: ${signed(gap)} steps, ${judged} judged`;
    const open = () =>
      void navigate({
        to: "/insights/standards",
        search: { ...search, unit: unit.unitId, standard },
        resetScroll: false,
      });
    return { level: shade(gap), text: signed(gap), label, onOpen: unit === whole ? undefined : open };
  }

  return (
    <Card
      title="How standards were judged"
      note={`${whole.people} people`}
      actions={
        <TableExport
          name="standards"
          columns={["Group", "People", ...standards]}
          rows={units.map((unit) => [unit.name, unit.people, ...standards.map((one) => gapOf(unit, one))])}
        />
      }
    >
      <HeatMap
        title="Mean judgement by managers, in steps from the middle of the scale"
        finding={`− is below, + above. Striped: fewer than ${smallest} people were judged, or the cell would tell of so few.`}
        corner={corners[search.by ?? "DEPARTMENT"]}
        columns={standards}
        hidden={`fewer than ${smallest} people`}
        rows={units.map((unit) => ({
          key: unit.unitId || unit.name,
          label: (
            <>
              {unit.name} <small className="muted number">{unit.people}</small>
            </>
          ),
          cells: standards.map((standard) => cellOf(unit, standard)),
        }))}
      />
      <p className="tiny muted">
        {told > gaps.units.length && `The ${gaps.units.length} largest of ${formatNumber(told)} groups. `}
        {hidden > 0 && `${formatNumber(hidden)} ${hidden === 1 ? "group is" : "groups are"} too small to be told of.`}
      </p>
    </Card>
  );
}
