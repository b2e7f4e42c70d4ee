import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { type HeatCell, HeatMap } from "../../ui/chart/heat-map";
import { TableExport } from "../../ui/table-export";
import { skillsRoute } from "../routes";
import type { Gaps } from "./gaps-query";
import { shade, signed } from "./levels";

/** More would be wider than a desk. */
const atFirst = 10;

type Unit = Gaps["units"][number];

/** How many levels each group is above or below what its roles ask for, skill by skill. */
export function GapMap({ gaps }: { gaps: Gaps }) {
  const search = skillsRoute.useSearch();
  const navigate = useNavigate();
  const [showsAll, showAll] = useState(false);
  const { smallest, people } = gaps;
  const skills = showsAll ? gaps.skills : gaps.skills.slice(0, atFirst);
  const units = [...gaps.units, gaps.whole];

  function cellOf(unit: Unit, skill: Gaps["skills"][number]): HeatCell | null {
    const spot = unit.spots.find((one) => one.skill.id === skill.id);
    if (!spot) return null;
    const text = signed(spot.gap);
    const label = `${unit.name}, ${skill.name}: ${text} levels, ${spot.judged} judged`;
    const open = () =>
      void navigate({
        to: "/insights/skills",
        search: { ...search, unit: unit.unitId, skill: skill.id },
        resetScroll: false,
      });
    return { level: shade(spot.gap), text, label, onOpen: unit === gaps.whole ? undefined : open };
  }

  const rows = units.map((unit) => [
    unit.name,
    unit.people,
    ...gaps.skills.map((skill) => unit.spots.find((one) => one.skill.id === skill.id)?.gap ?? null),
  ]);
  return (
    <Card
      title="Gap to role, in levels"
      note={`${people} people`}
      actions={
        <>
          {gaps.skills.length > atFirst && (
            <Button size="small" kind="ghost" onClick={() => showAll(!showsAll)}>
              {showsAll ? `The ${atFirst} asked for most` : `All ${gaps.skills.length} skills`}
            </Button>
          )}
          <TableExport
            name="skill-gaps"
            columns={["Group", "People", ...gaps.skills.map(({ name }) => name)]}
            rows={rows}
          />
        </>
      }
    >
      <HeatMap
        title="Mean level as judged last, less what roles ask for"
        finding={`− is below, + above. Striped: fewer than ${smallest} people were judged, or the cell would tell of so few.`}
        corner={search.by === "MANAGER" ? "Team" : "Department"}
        columns={skills.map(({ name }) => name)}
        hidden={`fewer than ${smallest} people`}
        rows={units.map((unit) => ({
          key: unit.unitId || unit.name,
          label: (
            <>
              {unit.name} <small className="muted number">{unit.people}</small>
            </>
          ),
          cells: skills.map((skill) => cellOf(unit, skill)),
        }))}
      />
      {skills.length === 0 && (
        <p className="small muted">
          No skill was judged of {smallest} people or more. <Link to="/development/roles">Roles</Link> say which skills
          they ask for; managers and reviews judge them.
        </p>
      )}
    </Card>
  );
}
