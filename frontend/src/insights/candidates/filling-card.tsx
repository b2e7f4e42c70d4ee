import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import type { ResultOf } from "../../graphql/graphql";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";
import { TableExport } from "../../ui/table-export";
import { Freshness } from "../freshness";
import { fillingQuery } from "./candidates-query";
import { FitLine } from "./fit-line";

type Filling = NonNullable<ResultOf<typeof fillingQuery>["viewer"]["roleFilling"]>;

/** Several roles and open roles at once: each person once, and as little as can be missing in all. */
export function FillingCard({ roles, vacancies }: { roles: string[]; vacancies: string[] }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: fillingQuery, variables: { roles, vacancies } });
  const found = data?.viewer.roleFilling;
  if (!data && fetching) return <SkeletonRows rows={roles.length + vacancies.length} />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The roles could not be filled at once." code={code} onRetry={() => ask()}>
        {next}
      </ErrorState>
    );
  }
  if (!found) return null;
  const rows = found.filled.map(({ role, vacancy, fit }) => [
    role.name,
    vacancy?.department.name ?? "",
    fit?.employee.name ?? "",
    fit?.readiness ?? "",
    fit?.reasons ?? "",
  ]);
  return (
    <Card
      title="All of these at once"
      note="each person once, as little missing in all as can be"
      flush
      actions={
        !found.needsNumbers && (
          <TableExport name="filling" columns={["Role", "Department", "Person", "Readiness", "Reasons"]} rows={rows} />
        )
      }
    >
      {found.needsNumbers ? (
        <div className="card-body">
          <Callout kind="info">
            This server cannot fill several roles at once: it lacks the extra headway[numbers]. Ask who runs it to
            install it. Each role by itself works as it is.
          </Callout>
        </div>
      ) : (
        <Filled found={found} />
      )}
    </Card>
  );
}

function Filled({ found: { filled, fresh } }: { found: Filling }) {
  return (
    <>
      <ul className="rows fit-rows">
        {filled.map(({ role, vacancy, fit }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a role may have several places.
          <li key={at}>
            <span className="strong small fit-role">
              {role.name} {vacancy && <span className="muted">· {vacancy.department.name}</span>}
            </span>
            {fit ? <FitLine fit={fit} /> : <span className="small muted grow">Nobody is left who comes near.</span>}
          </li>
        ))}
      </ul>
      <p className="tiny muted card-body">
        <Freshness fresh={fresh} />
      </p>
    </>
  );
}
