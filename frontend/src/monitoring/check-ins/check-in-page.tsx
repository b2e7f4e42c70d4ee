import { Link } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { PersonLine } from "../../ui/avatar";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { checkInRoute } from "../routes";
import { CheckInForm } from "./check-in-form";
import { CheckInRow, checkInRow } from "./check-in-row";
import { turnWords } from "./check-in-words";
import { numberedGoal } from "./number-rows";
import { RhythmCard, rhythmSeries } from "./rhythm-card";
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
        checkIns(first: 12) { totalCount nodes { id state ...CheckInRow } }
        goals(first: 12, where: { state: [ACTIVE] }) { nodes { id ...NumberedGoal } }
      }
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
  [rhythmSeries, checkInRow, numberedGoal],
);

const context = { additionalTypenames: ["CheckIn", "CheckInSeries", "Goal", "KeyResult"], live: true };

type Person = NonNullable<ResultOf<typeof checkInPageQuery>["employee"]>;
type Viewer = ResultOf<typeof checkInPageQuery>["viewer"];

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
  if (data?.employee) return <Loaded person={data.employee} viewer={data.viewer} />;
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

function Loaded({ person, viewer }: { person: Person; viewer: Viewer }) {
  const mine = viewer.employee?.id === person.id;
  const reports = viewer.employee?.reports.nodes ?? [];
  const directs = reports.some(({ id }) => id === person.id);
  const told = person.checkIns.nodes.filter(({ state }) => state !== "DRAFT");
  const [last] = told;
  const series = person.checkInSeries.map((one) => readFragment(rhythmSeries, one))[0];
  const crumbs = mine ? undefined : [{ label: "Check-ins", to: "/check-ins" }];
  return (
    <>
      <PageHead
        title={mine ? "Check in" : `Check-ins of ${person.name}`}
        crumbs={crumbs}
        lede={<Lede person={person} mine={mine} />}
      />
      <div className="stack">
        <div className="with-aside">
          <div className="stack">
            {mine && (
              <Card title="How is it going?">
                <CheckInForm
                  goals={person.goals.nodes.map((goal) => readFragment(numberedGoal, goal))}
                  manager={person.manager?.name.split(" ")[0] ?? null}
                />
              </Card>
            )}
            {!mine && <Before rows={told} />}
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
        {mine && told.length > 1 && <Before rows={told.slice(1)} />}
      </div>
    </>
  );
}

function Lede({ person: { checkInTurn, manager, checkIns }, mine }: { person: Person; mine: boolean }) {
  if (!mine && checkIns.totalCount === 0 && !checkInTurn) return "What they wrote is between them and their manager.";
  const turn = checkInTurn && turnWords(checkInTurn);
  if (!mine) return turn ? `The next one is ${turn}.`.replace("is missed", "was missed") : "No rhythm is set.";
  const reader = manager
    ? `${manager.name} reads it, nobody further up.`
    : "Nobody manages you: it is a note to yourself.";
  return turn ? `Yours is ${turn}. ${reader}` : reader;
}

function Before({ rows }: { rows: Person["checkIns"]["nodes"] }) {
  return (
    <Card title="Before" flush>
      {rows.length > 0 ? (
        <ul className="rows check-in-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <CheckInRow row={row} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon={MessagesSquare} title="Nothing to read yet" level={3}>
          Check-ins are read by the person, their manager, and who rates them by a dotted line.
        </EmptyState>
      )}
    </Card>
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
