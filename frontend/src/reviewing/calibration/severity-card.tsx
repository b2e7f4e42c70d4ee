import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { Card } from "../../ui/card";
import { type Severity, severityWords } from "./severity-words";

const severityQuery = graphql(`
  query CalibrationSeverity($id: ID!) {
    calibrationSession(id: $id) {
      id
      severities { state shared others difference low high manager { id name } }
    }
  }
`);

/** For who leads: how severe each manager rates the same people beside others, where that can be told. */
export function SeverityCard({ sessionId }: { sessionId: string }) {
  const [{ data }] = useQuery({ query: severityQuery, variables: { id: sessionId } });
  const severities = data?.calibrationSession?.severities ?? [];
  const [first] = severities;
  if (!first) return null;
  return (
    <Card title="Severity" note="from people whom several rated, over all cycles">
      {first.state === "NEEDS_NUMBERS" ? (
        <p className="small muted">{severityWords(first)}</p>
      ) : (
        <ul className="severities">
          {severities.map(({ manager, ...severity }) => (
            <li key={manager.id}>
              <span className="small strong">{manager.name}</span>
              {severity.state === "TOLD" && <Interval severity={severity} />}
              <span className="tiny muted">{severityWords(severity)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Steps of the scale to each side of no difference. */
const most = 2;
const x = (steps: number) => 80 + (Math.max(-most, Math.min(most, steps)) / most) * 76;

function Interval({ severity }: { severity: Severity }) {
  const { difference, low, high } = severity;
  return (
    <svg className="severity" viewBox="0 0 160 16" role="img" aria-label={severityWords(severity)}>
      <line x1="80" x2="80" y1="1" y2="15" stroke="var(--line-strong)" />
      {difference !== null && low !== null && high !== null && (
        <>
          <line x1={x(low)} x2={x(high)} y1="8" y2="8" stroke="var(--series-1)" strokeWidth="2" />
          <circle cx={x(difference)} cy="8" r="4" fill="var(--series-1)" />
        </>
      )}
    </svg>
  );
}
