import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Card } from "../../ui/card";
import { formatNumber } from "../../ui/format";
import { Segmented } from "../../ui/segmented";
import type { Session } from "./session-query";
import "./ratings-card.css";

type Figures = Session["figures"];

/** How the ratings spread against the guidance, and what each manager gave beside the group. */
export function RatingsCard({ figures }: { figures: Figures }) {
  const [when, show] = useState<"now" | "before">("now");
  const { shares, raters, moved } = figures;
  const total = shares.reduce((sum, share) => sum + share[when === "now" ? "after" : "before"], 0);
  const widest = Math.max(
    1,
    ...shares.map(({ most }) => most ?? 0),
    ...shares.map((share) => percentOf(share, when, total)),
  );
  const guided = shares.some(({ most }) => most !== null);
  return (
    <Card
      title="Ratings"
      note={guided ? "frames show the guidance; it forces nothing" : undefined}
      flush
      actions={
        moved > 0 && (
          <Segmented
            label="When"
            value={when}
            onChange={show}
            options={[
              { value: "now", label: "Now" },
              { value: "before", label: `Before ${moved} moved` },
            ]}
          />
        )
      }
    >
      <ul className="spread">
        {shares.map((share) => (
          <SpreadRow key={share.value} {...{ share, when, total, widest }} />
        ))}
      </ul>
      <dl className="raters">
        {raters.map(({ manager, people, mean, difference }) => (
          <div key={manager.id}>
            <dt>
              {manager.name} · {people}
            </dt>
            <dd>
              <b className="number">{formatNumber(mean, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}</b>{" "}
              <Difference difference={difference} alone={raters.length === 1} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function percentOf(share: Figures["shares"][number], when: "now" | "before", total: number): number {
  const count = when === "now" ? share.after : share.before;
  return total ? (100 * count) / total : 0;
}

interface SpreadRowProps {
  share: Figures["shares"][number];
  when: "now" | "before";
  total: number;
  widest: number;
}

function SpreadRow({ share, when, total, widest }: SpreadRowProps) {
  const { label, least, most } = share;
  const count = when === "now" ? share.after : share.before;
  const percent = Math.round(percentOf(share, when, total));
  const outside = least !== null && most !== null && total > 0 && (percent < least || percent > most);
  const guide = least !== null && most !== null ? `; the guidance is ${least} to ${most} percent` : "";
  return (
    <li>
      <span>{label}</span>
      <span className="spread-bar" role="img" aria-label={`${label}: ${count} people, ${percent} percent${guide}`}>
        <i style={{ inlineSize: `${(100 * percent) / widest}%` }} />
        {least !== null && most !== null && (
          <u
            style={{
              insetInlineStart: `${(100 * least) / widest}%`,
              inlineSize: `${(100 * (most - least)) / widest}%`,
            }}
          />
        )}
      </span>
      <span className="number small nowrap">
        {count} · {percent}%{outside && <TriangleAlert className="icon icon-small status-warn" />}
        {outside && <span className="visually-hidden"> outside the guidance</span>}
      </span>
    </li>
  );
}

function Difference({ difference, alone }: { difference: number | null; alone: boolean }) {
  if (difference === null)
    return <span className="muted tiny">{alone ? "nobody to compare" : "too few to compare"}</span>;
  const words = formatNumber(difference, {
    signDisplay: "exceptZero",
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  });
  return (
    <span className={Math.abs(difference) >= 0.5 ? "status-warn tiny strong" : "muted tiny"}>{words} to the group</span>
  );
}
