import { Link } from "@tanstack/react-router";
import { CircleCheck, CornerLeftUp, Info, Plus, TriangleAlert } from "lucide-react";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatDay } from "../ui/format";
import { termsOf } from "./goal-conflict";
import { type GoalContent, isBegun } from "./goal-form-content";
import type { Hint, Reading } from "./goal-reading";
import { keyResultWords } from "./goal-terms";
import { levelWords } from "./goal-words";
import { TrackRecordCard } from "./track-record";

interface GoalPreviewProps {
  content: GoalContent;
  reading: Reading | null;
  hints: readonly Hint[];
  /** Whether it is one's own goal. */
  mine: boolean;
  onChange: (part: Partial<GoalContent>) => void;
}

/** Beside the form: the goal as others will read it, what would make it clearer, and what it could support. */
export function GoalPreview({ content, reading, hints, mine, onChange }: GoalPreviewProps) {
  const parents = (reading?.parents ?? []).filter(({ id }) => id !== content.parent?.id);
  const similar = reading?.similar ?? [];
  return (
    <div className="stack sticky-aside">
      <AsRead content={content} />
      <Clarity title={content.title} hints={hints} />
      {content.owner && <TrackRecordCard owner={content.owner} mine={mine} />}
      {parents.length > 0 && (
        <Card title="It could support">
          <ul className="stack-small">
            {parents.map((goal) => (
              <li key={goal.id} className="row row-between">
                <span>
                  <bdi>{goal.title}</bdi> <span className="faint nowrap">{levelWords[goal.level]}</span>
                </span>
                <Button
                  size="small"
                  icon={<Plus className="icon icon-small" />}
                  label={`Support ${goal.title}`}
                  onClick={() => onChange({ parent: { id: goal.id, title: goal.title } })}
                >
                  Support
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {similar.length > 0 && (
        <Callout kind="warn">
          <p>There is a goal that says much the same:</p>
          {similar.map((goal) => (
            <p key={goal.id}>
              <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="link">
                {goal.title}
              </Link>
            </p>
          ))}
        </Callout>
      )}
    </div>
  );
}

function AsRead({ content }: { content: GoalContent }) {
  const { title, owner, parent, dueOn, level, description } = content;
  const keyResults = termsOf({ ...content, keyResults: content.keyResults.filter(isBegun) }).keyResults;
  return (
    <Card title="As others will read it">
      {parent && (
        <p className="goal-above">
          <CornerLeftUp className="icon icon-small" /> Supports <bdi>{parent.title}</bdi>
        </p>
      )}
      <p className="goal-preview-title">{title || "What will be different at the end?"}</p>
      <p className="small muted">
        {[owner?.name, levelWords[level], dueOn && `due ${formatDay(dueOn)}`].filter(Boolean).join(" · ")}
      </p>
      {keyResults.length > 0 && (
        <ul className="small goal-terms">
          {keyResults.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name yet.
            <li key={at}>{keyResultWords(one)}</li>
          ))}
        </ul>
      )}
      {description && <p className="small prose">{description}</p>}
    </Card>
  );
}

function Clarity({ title, hints }: { title: string; hints: readonly Hint[] }) {
  if (!title.trim()) return null;
  return (
    <Card title="Is it clear?">
      <ul className="stack-small" aria-live="polite">
        {hints.map((hint) => {
          const Icon = hint.hard ? TriangleAlert : Info;
          return (
            <li key={`${hint.rule}${hint.path.join()}`} className="row hint">
              <Icon className={hint.hard ? "icon status-warn" : "icon muted"} />
              <span>
                {hint.message}
                {hint.hard && <span className="faint"> Needed before it is proposed.</span>}
              </span>
            </li>
          );
        })}
        {hints.length === 0 && (
          <li className="row status-good">
            <CircleCheck className="icon" /> Measurable, dated, and one outcome.
          </li>
        )}
      </ul>
    </Card>
  );
}
