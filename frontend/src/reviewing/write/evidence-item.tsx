import {
  CalendarCheck,
  CalendarClock,
  FileCheck2,
  HandHelping,
  type LucideIcon,
  MessageCircleHeart,
  Quote,
  Target,
  TrendingUp,
} from "lucide-react";
import { useId } from "react";
import { Button } from "../../ui/button";
import { classes } from "../../ui/classes";
import { formatDay } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import { statusLook } from "../../ui/status";
import type { EvidenceKind } from "../drafts/content";
import type { Evidence } from "./evidence-query";

export const kindLooks: Record<EvidenceKind, { word: string; many: string; icon: LucideIcon }> = {
  GOAL: { word: "Goal", many: "Goals", icon: Target },
  PROGRESS_UPDATE: { word: "Update", many: "Updates", icon: TrendingUp },
  FEEDBACK: { word: "Feedback", many: "Feedback", icon: MessageCircleHeart },
  REVIEW: { word: "Last review", many: "Last review", icon: FileCheck2 },
  SUPPORT: { word: "Promised support", many: "Support", icon: HandHelping },
  TIME: { word: "Time", many: "Time", icon: CalendarClock },
  CHECK_IN: { word: "Check-in", many: "Check-ins", icon: CalendarCheck },
};

type CitedWhere = "here" | "elsewhere" | "nowhere";

export interface EvidenceItemProps {
  item: Evidence;
  cited: CitedWhere;
  onCite: () => void;
  onRemove: () => void;
  onFocus: () => void;
}

/** One thing of the period: what it was, when, and one press to cite it or to take it out. */
export function EvidenceItem({ item, cited, onCite, onRemove, onFocus }: EvidenceItemProps) {
  const { kind, at, title, text, goal } = item;
  const { word, icon: Icon } = kindLooks[kind];
  const id = useId();
  const about = kind === "GOAL" && goal ? `${word} · ${statusLook(goal.status).word.toLowerCase()}` : word;
  return (
    <li className={classes("evidence-item", cited !== "nowhere" && "evidence-item-cited")} onFocus={onFocus}>
      <div className="evidence-head">
        <Icon className="icon icon-small" />
        <span className="grow">{about}</span>
        <time className="number" dateTime={at}>
          {formatDay(at.slice(0, 10))}
        </time>
      </div>
      <p id={id} className="evidence-title">
        {title}
      </p>
      {text && <p className="evidence-text">{text}</p>}
      {kind === "GOAL" && goal && goal.progress !== null && (
        <PaceBar done={goal.progress} pace={goal.expected} status={goal.status} label={goal.title} />
      )}
      <div className="row">
        {cited === "here" ? (
          <>
            <Button size="small" aria-describedby={id} onClick={onRemove}>
              Remove
            </Button>
            <span className="tiny evidence-mark">
              <Quote className="icon icon-small" /> cited in this answer
            </span>
          </>
        ) : (
          <>
            <Button
              size="small"
              icon={<Quote className="icon icon-small" />}
              aria-describedby={id}
              data-cite={item.id}
              onClick={onCite}
            >
              Cite
            </Button>
            {cited === "elsewhere" && <span className="tiny faint">cited in another answer</span>}
          </>
        )}
      </div>
    </li>
  );
}
