import { useNavigate } from "@tanstack/react-router";
import { Sparkles } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { Segmented } from "../../ui/segmented";
import { SkeletonPage } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { Freshness } from "../freshness";
import { InsightTabs } from "../insight-tabs";
import { skillsRoute } from "../routes";
import { Sentence } from "../sentence";
import { CellPanel } from "./cell-panel";
import { GapMap } from "./gap-map";
import { type Gaps, gapsQuery } from "./gaps-query";
import { SupplyCard, WeakSpots } from "./weak-spots";
import "../home.css";
import "./skills.css";

const context = { additionalTypenames: ["SkillLevel", "RoleProfile", "Goal"] };

/** Where skills fall short of what roles and goals ask for, among the people one looks after. */
export function SkillsInsightPage() {
  const { by = "DEPARTMENT", unit, skill } = skillsRoute.useSearch();
  const navigate = useNavigate();
  const [{ data, error, fetching }, ask] = useQuery({ query: gapsQuery, variables: { by }, context });
  const gaps = data?.viewer.skillGaps;
  if (!data && fetching) return <SkeletonPage />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState
        title="The skills could not be loaded."
        code={code}
        onRetry={() => ask({ requestPolicy: "network-only" })}
      >
        {next}
      </ErrorState>
    );
  }
  return (
    <>
      <PageHead title="Skills and weak spots" lede={gaps && <Sentence sentence={gaps.sentence} />}>
        <InsightTabs here="/insights/skills" />
        {gaps && (
          <Segmented
            label="By"
            value={by}
            onChange={(value) => void navigate({ to: "/insights/skills", search: { by: value } })}
            options={[
              { value: "DEPARTMENT", label: "Departments" },
              { value: "MANAGER", label: "Teams" },
            ]}
          />
        )}
      </PageHead>
      {gaps ? (
        <div className={skill === undefined ? "skill-room" : "skill-room skill-room-with-panel"}>
          <Cards gaps={gaps} />
          {skill !== undefined && unit !== undefined && (
            <CellPanel
              by={by}
              unit={unit}
              skill={skill}
              name={gaps.units.find(({ unitId }) => unitId === unit)?.name ?? ""}
              onClose={() => void navigate({ to: "/insights/skills", search: { by }, resetScroll: false })}
            />
          )}
        </div>
      ) : (
        <Card>
          <EmptyState icon={Sparkles} title="You look after nobody whose skills are counted">
            Managers and HR partners see here where the skills of their people fall short of what roles and goals ask
            for.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function Cards({ gaps }: { gaps: Gaps }) {
  return (
    <div className="stack">
      <GapMap gaps={gaps} />
      <div className="skill-columns">
        <WeakSpots gaps={gaps} />
        <SupplyCard gaps={gaps} />
      </div>
      <p className="tiny muted">
        <Freshness fresh={gaps.fresh} /> Trends since {formatDay(gaps.since)}. Figures about fewer than {gaps.smallest}{" "}
        people are never told.
      </p>
    </div>
  );
}
