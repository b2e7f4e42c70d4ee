import { UserSearch } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Card } from "../../ui/card";
import { formatList, formatNumber } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { TableExport } from "../../ui/table-export";
import { Freshness } from "../freshness";
import { type Candidates, candidatesQuery } from "./candidates-query";
import { FitLine } from "./fit-line";

/** Who could take on one role, nearest first. */
export function CandidatesList({ role }: { role: string }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: candidatesQuery, variables: { role } });
  const found = data?.viewer.candidates;
  if (!data && fetching) return <SkeletonRows rows={5} />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The candidates could not be loaded." code={code} onRetry={() => ask()}>
        {next}
      </ErrorState>
    );
  }
  if (!found || found.nearest.length === 0) {
    return (
      <Card>
        <EmptyState icon={UserSearch} title="Nobody is known to come near">
          Of the people you look after, nobody in another role was judged in a skill that this one asks for.
        </EmptyState>
      </Card>
    );
  }
  return <Nearest found={found} />;
}

type Candidate = Candidates["nearest"][number];

/** The projects that somebody still waits to lead. */
function projectsOf({ fit }: Candidate): string[] {
  return fit.employee.projectWishes.filter(({ state }) => state === "OPEN").map(({ project }) => project);
}

function Wishes({ candidate }: { candidate: Candidate }) {
  const projects = projectsOf(candidate);
  if (!candidate.wishes && projects.length === 0) return null;
  return (
    <span className="task-detail">
      {candidate.wishes && "Their development plan leads here. "}
      {projects.length > 0 && `Would like to lead ${formatList(projects)}.`}
    </span>
  );
}

function Nearest({ found: { role, considered, nearest, fresh } }: { found: Candidates }) {
  const rows = nearest.map((it) => [
    it.place,
    it.fit.employee.name,
    it.fit.met,
    it.fit.skills.length,
    it.fit.readiness,
    it.wishes ? "yes" : "no",
    projectsOf(it).join("; "),
    it.fit.reasons,
  ]);
  const columns = [
    "Place",
    "Person",
    "Skills met",
    "Skills asked for",
    "Readiness",
    "Wants the role",
    "Wants to lead",
    "Reasons",
  ];
  return (
    <Card
      title={role.name}
      note={`${formatNumber(considered)} people considered`}
      flush
      actions={<TableExport name="candidates" columns={columns} rows={rows} />}
    >
      <ol className="rows fit-rows">
        {nearest.map((it) => (
          <li key={it.fit.employee.id}>
            <FitLine
              fit={it.fit}
              before={
                <span className="number strong muted fit-place">
                  {it.place}
                  {it.tied && <span title="Stands equal with another">=</span>}
                </span>
              }
              after={<Wishes candidate={it} />}
            />
          </li>
        ))}
      </ol>
      <p className="tiny muted card-body">
        <Freshness fresh={fresh} /> From what was judged until today.
      </p>
    </Card>
  );
}
