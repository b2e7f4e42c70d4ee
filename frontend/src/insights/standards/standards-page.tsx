import { useNavigate } from "@tanstack/react-router";
import { Ruler } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Card } from "../../ui/card";
import { SelectField } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { SkeletonPage } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { Freshness } from "../freshness";
import { InsightTabs } from "../insight-tabs";
import { standardsRoute } from "../routes";
import { Sentence } from "../sentence";
import { StandardMap } from "./standard-map";
import { StandardPanel } from "./standard-panel";
import { type StandardGaps, standardsQuery } from "./standards-query";
import { WeakStandards } from "./weak-standards";
import "../home.css";
import "../skills/skills.css";
import "../ratings/ratings.css";

const context = { additionalTypenames: ["Review", "ReviewCycle", "RoleProfile"] };

/** Which standards are judged lowest where, among the people whose reviews one reads. */
export function StandardsInsightPage() {
  const { by = "DEPARTMENT", cycle, unit, standard } = standardsRoute.useSearch();
  const navigate = useNavigate();
  const [{ data, error, fetching }, ask] = useQuery({ query: standardsQuery, variables: { by, cycle }, context });
  const gaps = data?.viewer.standardGaps;
  if (!data && fetching) return <SkeletonPage />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState
        title="The standards could not be loaded."
        code={code}
        onRetry={() => ask({ requestPolicy: "network-only" })}
      >
        {next}
      </ErrorState>
    );
  }
  return (
    <>
      <PageHead title="Standards and weak spots" lede={gaps && <Sentence sentence={gaps.sentence} />}>
        <InsightTabs here="/insights/standards" />
      </PageHead>
      {gaps ? (
        <div className={standard === undefined ? "skill-room" : "skill-room skill-room-with-panel"}>
          <div className="stack">
            <Choices gaps={gaps} />
            <StandardMap gaps={gaps} />
            <WeakStandards gaps={gaps} />
            <p className="tiny muted">
              <Freshness fresh={gaps.fresh} /> {restsOn(gaps)}
            </p>
          </div>
          {standard !== undefined && unit !== undefined && (
            <StandardPanel
              by={by}
              cycle={cycle}
              unit={unit}
              standard={standard}
              name={gaps.units.find(({ unitId }) => unitId === unit)?.name ?? ""}
              onClose={() => void navigate({ to: "/insights/standards", search: { by, cycle }, resetScroll: false })}
            />
          )}
        </div>
      ) : (
        <Card>
          <EmptyState icon={Ruler} title="There are too few judged standards to tell of">
            A questionnaire can ask for each standard of a role. Once the reviews of enough people you follow are
            shared, they are counted here. Your own is never among them.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function Choices({ gaps: { cycle, cycles } }: { gaps: StandardGaps }) {
  const { by = "DEPARTMENT" } = standardsRoute.useSearch();
  const navigate = useNavigate();
  return (
    <div className="rating-choices">
      <SelectField
        label="Review cycle"
        value={cycle.id}
        onChange={(id) => void navigate({ to: "/insights/standards", search: { by, cycle: id } })}
        options={cycles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Segmented
        label="By"
        value={by}
        onChange={(value) => void navigate({ to: "/insights/standards", search: { by: value, cycle: cycle.id } })}
        options={[
          { value: "DEPARTMENT", label: "Departments" },
          { value: "MANAGER", label: "Teams" },
          { value: "ROLE", label: "Roles" },
        ]}
      />
    </div>
  );
}

function restsOn({ cycle, before, otherScale, smallest }: StandardGaps): string {
  const trend = before
    ? `trends since ${before.name}${otherScale ? ", whose other scale is laid on the same line" : ""}`
    : "there is no cycle before to compare with";
  return `Of the managers’ shared reviews of ${cycle.name}, with groups as they were at its launch; ${trend}. Standards weigh by their share in the role, and up to twice that where a group carries all of the company’s goals. Figures about fewer than ${smallest} people are never told.`;
}
