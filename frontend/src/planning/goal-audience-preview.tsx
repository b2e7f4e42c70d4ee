import { CircleCheck, CircleMinus } from "lucide-react";
import { Card } from "../ui/card";
import { formatNumber } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import type { AudiencePreview } from "./goal-audience";

const reasons = {
  HAS_IT: "has this goal already",
  NOT_YOURS: "you do not set goals for them",
  JOINS_LATER: "joins after the period",
} as const;

interface AudiencePreviewCardProps {
  asked: boolean;
  preview: AudiencePreview | null;
  loading: boolean;
}

/** Who would get the goal, and who would not and why, before anything is done. */
export function AudiencePreviewCard({ asked, preview, loading }: AudiencePreviewCardProps) {
  if (!asked) {
    return (
      <Card title="Who gets it" className="sticky-aside">
        <p className="muted">Say whom it is for, and the people appear here before anything is done.</p>
      </Card>
    );
  }
  if (!preview) return <Card title="Who gets it">{loading ? <SkeletonRows rows={4} /> : "Nobody is found."}</Card>;
  const { getting, without, people } = preview;
  const left = getting + without - people.length;
  return (
    <Card
      title={getting === 1 ? "1 person gets it" : `${formatNumber(getting)} people get it`}
      note={without > 0 && `${formatNumber(without)} do not`}
      className="sticky-aside"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keys has to get there. */}
      <ul className="audience" tabIndex={0} aria-label="People">
        {people.map(({ name, reason }, at) => {
          const Icon = reason ? CircleMinus : CircleCheck;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name.
            <li key={`${name}${at}`} className="row">
              <Icon className={reason ? "icon icon-small faint" : "icon icon-small status-good"} />
              <bdi>{name}</bdi>
              {reason && <span className="faint small">{reasons[reason]}</span>}
            </li>
          );
        })}
      </ul>
      {left > 0 && <p className="muted small">and {formatNumber(left)} more</p>}
    </Card>
  );
}
