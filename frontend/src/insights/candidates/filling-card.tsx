import { useQuery } from "urql";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { SkeletonRows } from "../../ui/skeleton";
import { fillingQuery } from "./candidates-query";
import { FitLine } from "./fit-line";

/** Several open roles at once: each person once, and as little as can be missing in all. */
export function FillingCard({ roles }: { roles: string[] }) {
  const [{ data, fetching }] = useQuery({ query: fillingQuery, variables: { roles } });
  const found = data?.viewer.roleFilling;
  if (!data && fetching) return <SkeletonRows rows={roles.length} />;
  if (!found) return null;
  return (
    <Card title="All of these at once" note="each person once, as little missing in all as can be" flush>
      {found.needsNumbers ? (
        <div className="card-body">
          <Callout kind="info">
            This server cannot fill several roles at once: it lacks the extra headway[numbers]. Ask who runs it to
            install it. Each role by itself works as it is.
          </Callout>
        </div>
      ) : (
        <ul className="rows fit-rows">
          {found.filled.map(({ role, fit }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a role may be open twice.
            <li key={at}>
              <span className="strong small fit-role">{role.name}</span>
              {fit ? <FitLine fit={fit} /> : <span className="small muted grow">Nobody is left who comes near.</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
