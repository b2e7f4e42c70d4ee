import { useState } from "react";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { DateField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Segmented } from "../../ui/segmented";
import { useDraft } from "../../ui/use-draft";
import { addActionItem } from "./action-mutations";
import { type ActionItem, ActionRow } from "./action-row";
import type { Person } from "./words";

export interface Pair {
  me: Person;
  other: Person;
  /** Who manages the other, and so promises support. */
  managerId: string | null;
}

interface ActionsCardProps {
  oneOnOneId: string;
  items: readonly ActionItem[];
  pair: Pair;
  mayWrite: boolean;
}

/** What the two took on: it stays here until it is done, or dropped with a reason. */
export function ActionsCard({ oneOnOneId, items, pair, mayWrite }: ActionsCardProps) {
  const [adding, add] = useState(false);
  return (
    <Card
      title="Taken on"
      note={items.length || undefined}
      flush
      actions={
        mayWrite &&
        !adding && (
          <Button size="small" onClick={() => add(true)}>
            Add
          </Button>
        )
      }
    >
      {items.length === 0 && !adding && (
        <p className="card-body small muted">
          Nothing is open. Write down what one of you takes on{pair.managerId ? ", support too" : ""}.
        </p>
      )}
      {items.length > 0 && (
        <ul className="rows talk-rows" aria-label="Taken on">
          {items.map((item) => (
            <ActionRow key={item.id} item={item} pair={pair} />
          ))}
        </ul>
      )}
      {adding && <AddAction oneOnOneId={oneOnOneId} pair={pair} onDone={() => add(false)} />}
    </Card>
  );
}

interface Content {
  text: string;
  who: string;
  dueOn: string;
}

/** Who takes it on; a manager's promise of support is a kind of its own. */
export function ownersOf({ me, other, managerId }: Pair): { value: string; label: string }[] {
  const manager = managerId === me.id ? me : managerId === other.id ? other : null;
  return [
    { value: me.id, label: "I" },
    { value: other.id, label: other.name },
    ...(manager ? [{ value: "support", label: manager === me ? "My support" : `Support by ${manager.name}` }] : []),
  ];
}

/** The owner and the kind behind what was chosen. */
export function taskOf(who: string, pair: Pair): { ownerId: string; kind: "TASK" | "SUPPORT" } {
  if (who === "support" && pair.managerId) return { ownerId: pair.managerId, kind: "SUPPORT" };
  return { ownerId: who, kind: "TASK" };
}

function AddAction({ oneOnOneId, pair, onDone }: { oneOnOneId: string; pair: Pair; onDone: () => void }) {
  const { email } = useViewer();
  const form = useMutationForm(addActionItem);
  const { keyFor } = useIdempotencyKey();
  const empty = { text: "", who: pair.me.id, dueOn: "" };
  const { content, change, reset } = useDraft<Content>(`action.${email}.${oneOnOneId}`, () => empty);

  async function send(): Promise<void> {
    const { text, who, dueOn } = content;
    const input = { oneOnOneId, text: text.trim(), dueOn: dueOn || null, ...taskOf(who, pair) };
    if (!(await form.send({ input: { ...input, idempotencyKey: keyFor(input) } }))) return;
    reset(empty);
    onDone();
  }

  return (
    <div className="card-body">
      <Form label="Take something on" errors={form.errors} onSubmit={() => void send()}>
        <Segmented label="Who" value={content.who} onChange={(who) => change({ who })} options={ownersOf(pair)} wide />
        <TextField
          label={content.who === "support" ? "I will …" : "What"}
          name="text"
          autoFocus
          maxLength={500}
          value={content.text}
          onChange={(text) => change({ text })}
        />
        <DateField label="Until" name="dueOn" optional value={content.dueOn} onChange={(dueOn) => change({ dueOn })} />
        <div className="form-foot">
          <Button kind="ghost" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Write down
          </Button>
        </div>
      </Form>
    </div>
  );
}
