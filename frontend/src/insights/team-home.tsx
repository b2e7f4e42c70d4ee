import { CircleCheckBig } from "lucide-react";
import type { ReactNode } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { Card } from "../ui/card";
import { LinkTabs } from "../ui/segmented";
import { SkeletonPage } from "../ui/skeleton";
import { EmptyState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { CareCard, careParts } from "./care-card";
import { Freshness, freshness } from "./freshness";
import { ManagersTable, managerRow } from "./managers-table";
import { MoodCard, moodParts } from "./mood-card";
import { HomeError, homeCrumbs } from "./my-home";
import { homeRoute } from "./routes";
import { Sentence, sentenceParts } from "./sentence";
import { TaskRows, taskRow } from "./task-rows";
import { TeamTable, teamMember } from "./team-table";

const teamHomeQuery = graphql(
  `
    query TeamHome($allLevels: Boolean!, $first: Int!, $after: String) {
      viewer {
        reportCount
        allReportCount
        team(allLevels: $allLevels) {
          sentence { ...SentenceParts }
          decisionCount
          decisions(first: 5) { key ...TaskRow }
          care { ...CareParts }
          moods { ...MoodParts }
          fresh { ...FreshnessParts }
          managers { employee { id } ...ManagerRow }
          people(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { employee { id } ...TeamMember }
          }
        }
      }
    }
  `,
  [sentenceParts, freshness, taskRow, careParts, moodParts, managerRow, teamMember],
);

/** Who needs me this week? */
export function TeamHome({ tabs }: { tabs: ReactNode }) {
  const allLevels = homeRoute.useSearch().levels === "all";
  const pages = usePages({
    query: teamHomeQuery,
    variables: { allLevels, first: 100 },
    pick: ({ viewer }) => viewer.team?.people,
    typenames: ["Goal", "Feedback", "Review", "Reward", "CheckIn"],
    live: true,
  });
  const { first: data, error, quiet } = pages;
  const team = data?.viewer.team;
  if (!data && !error) return <SkeletonPage />;
  if (data && !team) return <NoRight />;
  return (
    <>
      <PageHead title="My team" crumbs={homeCrumbs} lede={team && <Sentence sentence={team.sentence} />}>
        {data && data.viewer.allReportCount > data.viewer.reportCount && (
          <Levels all={allLevels} viewer={data.viewer} />
        )}
        {tabs}
      </PageHead>
      {error && !team && <HomeError error={describeFailure(error)} onRetry={pages.retry} />}
      {team && (
        <div className="with-aside">
          <div className="stack">
            {allLevels && team.managers.length > 0 && <ManagersTable rows={team.managers} />}
            <TeamTable pages={pages} />
            <p className="tiny muted">
              <Freshness fresh={team.fresh} />
            </p>
          </div>
          <div className="stack">
            <Waiting team={team} quiet={quiet} />
            <CareCard care={team.care} />
            <MoodCard moods={team.moods} />
          </div>
        </div>
      )}
    </>
  );
}

type Viewer = ResultOf<typeof teamHomeQuery>["viewer"];

function Levels({ all, viewer }: { all: boolean; viewer: Viewer }) {
  const here = { to: "/home/$view", params: { view: "team" } } as const;
  return (
    <LinkTabs
      label="Levels"
      links={[
        { ...here, search: {}, label: "Direct", count: viewer.reportCount, current: !all },
        { ...here, search: { levels: "all" }, label: "All levels", count: viewer.allReportCount, current: all },
      ]}
    />
  );
}

function Waiting({ team, quiet }: { team: NonNullable<Viewer["team"]>; quiet: boolean }) {
  const { decisions, decisionCount } = team;
  return (
    <Card title="Waiting on you" note={decisionCount || undefined} flush>
      {decisions.length > 0 ? (
        <TaskRows tasks={decisions} narrow quiet={quiet} />
      ) : (
        <EmptyState icon={CircleCheckBig} title="Nothing waits for your decision" level={3}>
          Goals to agree, reviews to write and rewards to approve come here.
        </EmptyState>
      )}
    </Card>
  );
}
