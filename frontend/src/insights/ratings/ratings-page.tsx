import { useNavigate } from "@tanstack/react-router";
import { ChartNoAxesCombined } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { Card } from "../../ui/card";
import { Bars } from "../../ui/chart/bars";
import { SelectField } from "../../ui/field";
import { formatNumber } from "../../ui/format";
import { Segmented } from "../../ui/segmented";
import { SkeletonPage } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { Freshness } from "../freshness";
import { InsightTabs } from "../insight-tabs";
import { ratingsRoute } from "../routes";
import { FairnessCard } from "./fairness-card";
import { type Ratings, ratingsQuery } from "./ratings-query";
import { SpreadTable } from "./spread-table";
import "../home.css";
import "./ratings.css";

const context = { additionalTypenames: ["Review", "ReviewCycle"] };

/** How the ratings of the people one follows spread, how they went, and whether groups are treated alike. */
export function RatingsPage() {
  const { by = "DEPARTMENT", cycle } = ratingsRoute.useSearch();
  const { isHr } = useViewer();
  const [{ data, error, fetching }, ask] = useQuery({ query: ratingsQuery, variables: { by, cycle }, context });
  const ratings = data?.viewer.ratingInsights;
  if (!data && fetching) return <SkeletonPage />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The ratings could not be loaded." code={code} onRetry={() => ask()}>
        {next}
      </ErrorState>
    );
  }
  return (
    <>
      <PageHead title="Ratings" lede={ratings?.sentence}>
        <InsightTabs here="/insights/ratings" />
      </PageHead>
      {ratings ? (
        <div className="stack">
          <Choices ratings={ratings} />
          <div className="rating-columns">
            <Spread ratings={ratings} />
            <Course ratings={ratings} />
          </div>
          <SpreadTable ratings={ratings} />
          {isHr && <FairnessCard cycle={ratings.cycle.id} />}
          <p className="tiny muted">
            <Freshness fresh={ratings.fresh} /> Of reviews that are shared. Figures about fewer than {ratings.smallest}{" "}
            people are never told.
          </p>
        </div>
      ) : (
        <Card>
          <EmptyState icon={ChartNoAxesCombined} title="There are too few ratings to tell of">
            Once the reviews of enough people you follow are shared, their ratings are counted here. Your own is never
            among them.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function Choices({ ratings: { cycle, cycles } }: { ratings: Ratings }) {
  const search = ratingsRoute.useSearch();
  const navigate = useNavigate();
  return (
    <div className="rating-choices">
      <SelectField
        label="Review cycle"
        value={cycle.id}
        onChange={(id) => void navigate({ to: "/insights/ratings", search: { ...search, cycle: id } })}
        options={cycles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Segmented
        label="By"
        value={search.by ?? "DEPARTMENT"}
        onChange={(by) =>
          void navigate({ to: "/insights/ratings", search: { ...search, by: by === "DEPARTMENT" ? undefined : by } })
        }
        options={[
          { value: "DEPARTMENT", label: "Departments" },
          { value: "MANAGER", label: "Managers" },
          { value: "LEVEL", label: "Levels" },
        ]}
      />
    </div>
  );
}

function Spread({ ratings: { whole, steps, sentence } }: { ratings: Ratings }) {
  return (
    <Card title="How they spread" note={`${formatNumber(whole.people)} ratings`}>
      <Bars
        title="Ratings at each step"
        finding={`${sentence.split(";")[0]?.replace(/\.$/, "")}.`}
        measure="Ratings"
        bars={steps.map((label, at) => ({ label, value: whole.counts[at] ?? 0 })).reverse()}
      />
    </Card>
  );
}

function Course({ ratings: { course } }: { ratings: Ratings }) {
  const changed = course.some(({ otherScale }) => otherScale);
  return (
    <Card title="How they went" note="mean, lowest step 0, highest 100">
      <Bars
        title="Mean rating by cycle"
        finding={
          course.length > 1
            ? `From ${points(course[0]?.share)} to ${points(course.at(-1)?.share)} over ${course.length} cycles.${changed ? " * marks another scale than before; both are laid on one line." : ""}`
            : "There is one cycle so far."
        }
        measure="Mean of 100"
        bars={course.map(({ cycle, period, share, otherScale }) => ({
          label: `${course.filter((one) => one.period === period).length > 1 ? cycle : period}${otherScale ? " *" : ""}`,
          value: Math.round(share * 100),
        }))}
      />
    </Card>
  );
}

function points(share = 0): string {
  return formatNumber(Math.round(share * 100));
}
