import { useRef } from "react";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { useShortcut } from "../../ui/shortcuts";
import { useDraft } from "../../ui/use-draft";
import { addAgendaItem } from "./agenda-mutations";
import { type AgendaItem, AgendaRow } from "./agenda-row";

interface AgendaCardProps {
  oneOnOneId: string;
  items: readonly AgendaItem[];
  mayWrite: boolean;
}

/** What the two will talk about: both add, word, order and tick; what is not ticked waits for the next meeting. */
export function AgendaCard({ oneOnOneId, items, mayWrite }: AgendaCardProps) {
  return (
    <Card title="Agenda" note={items.length || undefined} flush>
      {items.length === 0 ? (
        <p className="card-body small muted">Nothing yet. What is on your mind? Both of you can add to it.</p>
      ) : (
        <ol className="rows talk-rows" aria-label="Agenda">
          {items.map((item, at) => (
            <AgendaRow key={item.id} item={item} at={at} last={items.length - 1} mayWrite={mayWrite} />
          ))}
        </ol>
      )}
      {mayWrite && <AddTopic oneOnOneId={oneOnOneId} />}
    </Card>
  );
}

function AddTopic({ oneOnOneId }: { oneOnOneId: string }) {
  const { email } = useViewer();
  const field = useRef<HTMLInputElement>(null);
  const form = useMutationForm(addAgendaItem);
  const { keyFor, renew } = useIdempotencyKey();
  const { content, change, reset } = useDraft(`agenda.${email}.${oneOnOneId}`, () => ({ text: "" }));
  const focus = useRef(() => field.current?.focus()).current;
  useShortcut("n", "Add to the agenda", focus);

  async function add(): Promise<void> {
    const text = content.text.trim();
    if (!text) return;
    const input = { oneOnOneId, text };
    if (!(await form.send({ input: { ...input, idempotencyKey: keyFor(input) } }))) return;
    renew();
    reset({ text: "" });
    focus();
  }

  return (
    <Form label="Add to the agenda" errors={form.errors} onSubmit={() => void add()} className="talk-add">
      <TextField
        ref={field}
        label="Add to the agenda"
        hideLabel
        name="text"
        placeholder="Add a topic"
        maxLength={500}
        value={content.text}
        onChange={(text) => change({ text })}
      />
      <Button type="submit" pending={form.sending} keys="N">
        Add
      </Button>
    </Form>
  );
}
