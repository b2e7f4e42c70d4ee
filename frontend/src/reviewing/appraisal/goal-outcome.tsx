import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Day } from "../../ui/moment";
import { StatusPill } from "../../ui/status-pill";
import { removeItem } from "./appraisal-moves";
import type { AppraisedGoal, Item } from "./appraisal-query";
import { groupWords } from "./appraisal-words";
import { ItemDialog } from "./item-dialog";
import { MeansChart } from "./means-chart";

interface GoalOutcomeProps {
  goal: AppraisedGoal;
  smallest: number;
  mayDecide: boolean;
}

/** One company goal: what was measured, what both groups think, what they said, and what follows. */
export function GoalOutcome({ goal, smallest, mayDecide }: GoalOutcomeProps) {
  const [editing, edit] = useState<Item | Item["kind"] | null>(null);
  const conclusion = goal.items.find(({ kind }) => kind === "CONCLUSION");
  const todo = goal.items.filter(({ kind }) => kind !== "CONCLUSION");
  return (
    <Card title={goal.title} actions={goal.goal && <StatusPill status={goal.goal.status} />}>
      <div className="stack">
        <MeansChart title="How well was it met?" figures={goal.figures} smallest={smallest} />
        <Words goal={goal} smallest={smallest} />
        {conclusion && (
          <div className="appraised-conclusion">
            <h3>What came of it</h3>
            <p className="said">{conclusion.text}</p>
            {mayDecide && (
              <Button size="small" icon={<Pencil className="icon icon-small" />} onClick={() => edit(conclusion)}>
                Edit
              </Button>
            )}
          </div>
        )}
        {todo.length > 0 && (
          <ul className="rows" aria-label={`What follows from ${goal.title}`}>
            {todo.map((item) => (
              <ItemRow key={item.id} item={item} mayDecide={mayDecide} onEdit={() => edit(item)} />
            ))}
          </ul>
        )}
        {mayDecide && (
          <div className="row row-wrap">
            {!conclusion && (
              <Button kind="primary" onClick={() => edit("CONCLUSION")}>
                Write what came of it
              </Button>
            )}
            <Button icon={<Plus className="icon icon-small" />} onClick={() => edit("DECISION")}>
              Decision
            </Button>
            <Button icon={<Plus className="icon icon-small" />} onClick={() => edit("IMPROVEMENT")}>
              Improvement
            </Button>
          </div>
        )}
      </div>
      {editing && <ItemDialog goal={goal} of={editing} onClose={() => edit(null)} />}
    </Card>
  );
}

interface ItemRowProps {
  item: Item;
  mayDecide: boolean;
  onEdit: () => void;
}

function ItemRow({ item: { id, kind, text, owner, dueOn, version }, mayDecide, onEdit }: ItemRowProps) {
  const removing = useMutationForm(removeItem);
  return (
    <li>
      <span className="grow">
        <span className="small strong block">{text}</span>
        <span className="tiny muted">
          <bdi>{owner?.name}</bdi>
          {dueOn && (
            <>
              {" · until "}
              <Day value={dueOn} />
            </>
          )}
        </span>
      </span>
      <Chip tone={kind === "DECISION" ? "accent" : "outline"}>{kind === "DECISION" ? "Decision" : "Improvement"}</Chip>
      {mayDecide && (
        <>
          <Button
            kind="ghost"
            size="small"
            label={`Edit: ${text}`}
            icon={<Pencil className="icon icon-small" />}
            onClick={onEdit}
          />
          <Button
            kind="ghost"
            size="small"
            label={`Take back: ${text}`}
            icon={<Trash2 className="icon icon-small" />}
            pending={removing.sending}
            onClick={() => void removing.send({ input: { id, version } })}
          />
        </>
      )}
    </li>
  );
}

function Words({ goal: { title, words }, smallest }: { goal: AppraisedGoal; smallest: number }) {
  if (words.totalCount === 0) {
    return <p className="small muted">No words are told: fewer than {smallest} of a group wrote some.</p>;
  }
  return (
    <details className="appraised-words">
      <summary>What they said ({words.totalCount}), in no order</summary>
      <ul className="rows" aria-label={`What was said of ${title}`}>
        {words.nodes.map(({ id, group, text }) => (
          <li key={id} className="stack-small">
            <p className="said small">{text}</p>
            <p className="tiny faint">{groupWords[group]}</p>
          </li>
        ))}
      </ul>
      {words.totalCount > words.nodes.length && (
        <p className="tiny muted">
          {words.nodes.length} of {words.totalCount} are shown, drawn by chance.
        </p>
      )}
    </details>
  );
}
