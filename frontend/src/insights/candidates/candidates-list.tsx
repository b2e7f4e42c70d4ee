import { UserSearch } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Card } from "../../ui/card";
import { formatNumber } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { TableExport } from "../../ui/table-export";
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

function Nearest({ found: { role, considered, nearest } }: { found: Candidates }) {
  const rows = nearest.map(({ place, wishes, fit }) => [
    place,
    fit.employee.name,
    fit.met,
    fit.skills.length,
    fit.readiness,
    wishes ? "yes" : "no",
    fit.reasons,
  ]);
  const columns = ["Place", "Person", "Skills met", "Skills asked for", "Readiness", "Wants the role", "Reasons"];
  return (
    <Card
      title={role.name}
      note={`${formatNumber(considered)} people considered`}
      flush
      actions={<TableExport name="candidates" columns={columns} rows={rows} />}
    >
      <ol className="rows fit-rows">
        {nearest.map(({ place, tied, wishes, fit }) => (
          <li key={fit.employee.id}>
            <FitLine
              fit={fit}
              before={
                <span className="number strong muted fit-place">
                  {place}
                  {tied && <span title="Stands equal with another">=</span>}
                </span>
              }
              after={wishes && <span className="task-detail">Their development plan leads here.</span>}
            />
          </li>
        ))}
      </ol>
    </Card>
  );
}
