import { useQuery } from "urql";
import { graphql, type ResultOf } from "../graphql/graphql";
import { Card } from "../ui/card";
import { formatNumber } from "../ui/format";
import "./track-record.css";

const trackRecordQuery = graphql(`
  query TrackRecord($of: ID!) {
    viewer {
      trackRecord(personId: $of) {
        realism { estimate low high tooHard tooEasy words }
        calibration { score baseline words }
      }
    }
  }
`);

const twoDecimals = { maximumFractionDigits: 2 };

type Realism = NonNullable<ResultOf<typeof trackRecordQuery>["viewer"]["trackRecord"]>["realism"];

interface TrackRecordProps {
  owner: { id: string; name: string };
  /** Whether it is one's own. */
  mine: boolean;
}

/** How the goals of somebody came out, before the next one is set; nothing for who may not know. */
export function TrackRecordCard({ owner, mine }: TrackRecordProps) {
  const [{ data }] = useQuery({ query: trackRecordQuery, variables: { of: owner.id } });
  const record = data?.viewer.trackRecord;
  if (!record) return null;
  const { realism, calibration } = record;
  return (
    <Card title={mine ? "How your goals came out" : `How goals of ${owner.name} came out`}>
      <div className="stack-small small">
        <p>{realism.words}</p>
        <Tendency realism={realism} />
        {(realism.tooHard > 0 || realism.tooEasy > 0) && (
          <p className="muted">
            Called too hard at the end: {realism.tooHard}; too easy: {realism.tooEasy}.
          </p>
        )}
        {calibration && (
          <>
            <h3 className="eyebrow">
              {mine ? "When you said how sure you were" : "When they said how sure they were"}
            </h3>
            <p>{calibration.words}</p>
            <p className="muted tiny">
              {calibration.score !== null && calibration.baseline !== null && (
                <>
                  Brier score {formatNumber(calibration.score, twoDecimals)}, 0 is perfect; always saying the same would
                  have {formatNumber(calibration.baseline, twoDecimals)}.{" "}
                </>
              )}
              {mine ? "You and your manager see this." : "Only they and you see this."}
            </p>
          </>
        )}
      </div>
    </Card>
  );
}

/** Where a line from half below to half above the target has this error, in percent of its length. */
const place = (error: number) => `${Math.max(0, Math.min(100, 50 + 100 * error))}%`;

function Tendency({ realism: { estimate, low, high } }: { realism: Realism }) {
  if (estimate === null || low === null || high === null) return null;
  return (
    <div className="tendency" aria-hidden="true">
      <span className="tendency-line">
        <span className="tendency-target" />
        <span
          className="tendency-range"
          style={{ insetInlineStart: place(low), width: `calc(${place(high)} - ${place(low)})` }}
        />
        <span className="tendency-dot" style={{ insetInlineStart: place(estimate) }} />
      </span>
      <span className="tendency-words tiny muted">
        <span>50 below</span>
        <span>as agreed</span>
        <span>50 above</span>
      </span>
    </div>
  );
}
