import { useNavigate } from "@tanstack/react-router";
import { GroupMap } from "../group-map";
import { standardsRoute } from "../routes";
import type { StandardGaps } from "./standards-query";
import { fromMiddle } from "./steps";

const corners = { DEPARTMENT: "Department", MANAGER: "Team", ROLE: "Role" };

/** How each group was judged, standard by standard. */
export function StandardMap({ gaps }: { gaps: StandardGaps }) {
  const search = standardsRoute.useSearch();
  const navigate = useNavigate();
  const { smallest, standards, units, whole, cycle, told, hidden } = gaps;
  return (
    <GroupMap
      title="How standards were judged"
      file="standards"
      measure="Mean judgement by managers, in steps from the middle of the scale"
      corner={corners[search.by ?? "DEPARTMENT"]}
      steps="steps"
      columns={standards.map((name) => ({ key: name, label: name }))}
      units={units}
      whole={whole}
      smallest={smallest}
      told={told}
      kept={hidden}
      gapOf={(unit, name) => {
        const spot = unit.spots.find(({ standard }) => standard === name);
        return spot && { gap: fromMiddle(spot.mean, cycle.steps), judged: spot.judged };
      }}
      onOpen={({ unitId }, standard) =>
        void navigate({ to: "/insights/standards", search: { ...search, unit: unitId, standard }, resetScroll: false })
      }
    />
  );
}
