import { Link } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { type Pages, usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { PersonLine } from "../../ui/avatar";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonPage, SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { checkInRoute } from "../routes";
import { CheckInForm } from "./check-in-form";
import { CheckInRow, checkInRow } from "./check-in-row";
import { turnSentence, turnWords } from "./check-in-words";
import { numberedGoal } from "./number-rows";
import { RhythmCard, rhythmSeries } from "./rhythm-card";
import { checkInDraft } from "./use-check-in-draft";
import "./check-ins.css";

const checkInPageQuery = graphql(
  `
    query CheckInPage($id: ID!) {
      employee(id: $id) {
        id
        name
        manager { id name }
        checkInTurn { state dueOn missed }
        checkInSeries { id ...RhythmSeries }
        checkInDrafts { id ...CheckInDraft }
        goals(first: 12, where: { state: [ACTIVE] }) { nodes { id ...NumberedGoal } }
      }
      organisation { id groupSize }
      viewer {
        employee {
          id
          reports(first: 50) {
            nodes { id name title lastCheckInOn checkInTurn { state dueOn missed } }
          }
        }
      }
    }
  `,
  [rhythmSeries, checkInDraft, numberedGoal],
);

const checkInsQuery = graphql(
  `
    query CheckIns($id: ID!, $first: Int!, $after: String) {
      employee(id: $id) {
        id
        checkIns(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id state ...CheckInRow }
        }
      }
    }
  `,
  [checkInRow],
);

const context = { additionalTypenames: ["CheckIn", "CheckInSeries", "Goal", "KeyResult"], live: true };

type Person = NonNullable<ResultOf<typeof checkInPageQuery>["employee"]>;
type Viewer = ResultOf<typeof checkInPageQuery>["viewer"];
type Told = NonNullable<ResultOf<typeof checkInsQuery>["employee"]>["checkIns"]["nodes"][number];

/** One's own check-ins. */
export function MyCheckInsPage() {
  const { employee } = useViewer();
  if (!employee) return <NoRight actions={<LinkButton to="/">Go home</LinkButton>} />;
  return <CheckIns employeeId={employee.id} />;
}

/** The check-ins of a person, as far as one may read them. */
export function CheckInPage() {
  const { employeeId } = checkInRoute.useParams();
  return <CheckIns employeeId={employeeId} key={employeeId} />;
}

function CheckIns({ employeeId }: { employeeId: string }) {
  const [{ data, error, stale }, retry] = useQuery({
    query: checkInPageQuery,
    variables: { id: employeeId },
    context,
  });
  const told = usePages({
    query: checkInsQuery,
    variables: { id: employeeId, first: 12 },
    pick: ({ employee }) => employee?.checkIns,
    typenames: ["CheckIn", "Comment"],
    live: true,
  });
  if (data?.employee)
    return <Loaded person={data.employee} viewer={data.viewer} pages={told} groupSize={data.organisation.groupSize} />;
  if (error && !data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The check-ins could not be loaded." code={code} onRetry={() => retry()} retrying={stale}>
        {next}
      </ErrorState>
    );
  }
  if (!data) return <SkeletonPage />;
  return <NoRight what="person" actions={<LinkButton to="/check-ins">Your check-ins</LinkButton>} />;
}

interface LoadedProps {
  person: Person;
  viewer: Viewer;
  pages: Pages<Told>;
  groupSize: number;
}

function Loaded({ person, viewer, pages, groupSize }: LoadedProps) {
  const mine = viewer.employee?.id === person.id;
  const reports = viewer.employee?.reports.nodes ?? [];
  const directs = reports.some(({ id }) => id === person.id);
  const [last] = pages.nodes.filter(({ state }) => state !== "DRAFT");
  const series = person.checkInSeries.map((one) => readFragment(rhythmSeries, one))[0];
  const crumbs = mine ? undefined : [{ label: "Check-ins", to: "/check-ins" }];
  return (
    <>
      <PageHead
        title={mine ? "Check in" : `Check-ins of ${person.name}`}
        crumbs={crumbs}
        lede={<Lede person={person} mine={mine} any={pages.totalCount > 0} />}
      />
      <div className="stack">
        <div className="with-aside">
          <div className="stack">
            {mine && (
              <Card title="How is it going?">
                <CheckInForm
                  goals={person.goals.nodes.map((goal) => readFragment(numberedGoal, goal))}
                  manager={person.manager?.name.split(" ")[0] ?? null}
                  begun={person.checkInDrafts[0]}
                  groupSize={groupSize}
                />
              </Card>
            )}
            {!mine && <Before pages={pages} />}
          </div>
          <div className="stack">
            {mine && last && (
              <Card title="Last time" flush>
                <CheckInRow row={last} />
              </Card>
            )}
            {(mine || directs) && <RhythmCard key={series?.version} employeeId={person.id} series={series} />}
            {reports.length > 0 && <Team reports={reports} here={person.id} />}
          </div>
        </div>
        {mine && last && pages.totalCount > 1 && <Before pages={pages} without={last.id} />}
      </div>
    </>
  );
}

function Lede({ person: { checkInTurn, manager }, mine, any }: { person: Person; mine: boolean; any: boolean }) {
  if (!mine && !any && !checkInTurn) return "What they wrote is between them and their manager.";
  const turn = checkInTurn && turnSentence(checkInTurn, mine);
  if (!mine) return turn ?? "No rhythm is set.";
  const reader = manager
    ? `${manager.name} reads it, nobody further up.`
    : "Nobody manages you: it is a note to yourself.";
  return turn ? `${turn} ${reader}` : reader;
}

function Before({ pages, without }: { pages: Pages<Told>; without?: string }) {
  const rows = pages.nodes.filter(({ id, state }) => state !== "DRAFT" && id !== without);
  return (
    <Card title="Before" flush>
      <BeforeRows pages={pages} rows={rows} />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="check-ins"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}

function BeforeRows({ pages: { loading, error, stale, retry }, rows }: { pages: Pages<Told>; rows: Told[] }) {
  if (rows.length > 0)
    return (
      <ul className="rows check-in-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <CheckInRow row={row} />
          </li>
        ))}
      </ul>
    );
  if (loading) return <SkeletonRows />;
  if (error)
    return (
      <ErrorState title="They could not be loaded." code={describeFailure(error).code} onRetry={retry} retrying={stale}>
        {describeFailure(error).next}
      </ErrorState>
    );
  return (
    <EmptyState icon={MessagesSquare} title="Nothing to read yet" level={3}>
      Check-ins are read by the person, their manager, and who rates them by a dotted line.
    </EmptyState>
  );
}

type Reports = NonNullable<Viewer["employee"]>["reports"]["nodes"];

function Team({ reports, here }: { reports: Reports; here: string }) {
  return (
    <Card title="Your team" flush>
      <ul className="rows check-in-team">
        {reports.map(({ id, name, lastCheckInOn, checkInTurn }) => (
          <li key={id} aria-current={id === here || undefined}>
            <Link to="/check-ins/$employeeId" params={{ employeeId: id }} className="person-link">
              <PersonLine
                name={name}
                title={[
                  lastCheckInOn ? `last ${formatDay(lastCheckInOn)}` : "none yet",
                  checkInTurn && turnWords(checkInTurn),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
