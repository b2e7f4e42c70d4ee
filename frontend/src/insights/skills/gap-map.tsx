import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/button";
import { GroupMap } from "../group-map";
import { skillsRoute } from "../routes";
import type { Gaps } from "./gaps-query";

/** More would be wider than a desk. */
const atFirst = 10;

/** How many levels each group is above or below what its roles ask for, skill by skill. */
export function GapMap({ gaps: { skills, units, whole, smallest, told, hidden } }: { gaps: Gaps }) {
  const search = skillsRoute.useSearch();
  const navigate = useNavigate();
  const [showsAll, showAll] = useState(false);
  return (
    <GroupMap
      title="Gap to role, in levels"
      file="skill-gaps"
      measure="Mean level as judged last, less what roles ask for"
      corner={search.by === "MANAGER" ? "Team" : "Department"}
      steps="levels"
      columns={skills.map(({ id, name }) => ({ key: id, label: name }))}
      shown={showsAll ? undefined : atFirst}
      units={units}
      whole={whole}
      smallest={smallest}
      told={told}
      kept={hidden}
      gapOf={(unit, id) => unit.spots.find(({ skill }) => skill.id === id)}
      onOpen={({ unitId }, skill) =>
        void navigate({ to: "/insights/skills", search: { ...search, unit: unitId, skill }, resetScroll: false })
      }
      actions={
        skills.length > atFirst && (
          <Button size="small" kind="ghost" onClick={() => showAll(!showsAll)}>
            {showsAll ? `The ${atFirst} asked for most` : `All ${skills.length} skills`}
          </Button>
        )
      }
    >
      {skills.length === 0 && (
        <p className="small muted">
          No skill was judged of {smallest} people or more. <Link to="/development/roles">Roles</Link> say which skills
          they ask for; managers and reviews judge them.
        </p>
      )}
    </GroupMap>
  );
}
