import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { useShortcut } from "../../ui/shortcuts";
import { useDraft } from "../../ui/use-draft";
import { useRowDrag } from "../../ui/use-row-drag";
import { addAgendaItem, moveAgendaItem } from "./agenda-mutations";
import { type AgendaItem, AgendaRow } from "./agenda-row";
import { useQuick } from "./use-quick";

interface AgendaCardProps {
  oneOnOneId: string;
  items: readonly AgendaItem[];
  mayWrite: boolean;
}

/** What the two will talk about: both add, word, order and tick; what is not ticked waits for the next meeting. */
export function AgendaCard({ oneOnOneId, items, mayWrite }: AgendaCardProps) {
  const list = useRef<HTMLOListElement>(null);
  const { shown, said, move } = useOrder(items, list);
  const drag = useRowDrag(list, move);
  return (
    <Card title="Agenda" note={items.length || undefined} flush>
      {items.length === 0 ? (
        <p className="card-body small muted">Nothing yet. What is on your mind? Both of you can add to it.</p>
      ) : (
        <ol ref={list} className="rows talk-rows" aria-label="Agenda">
          {shown.map((item, at) => (
            <AgendaRow
              key={item.id}
              item={item}
              at={at}
              last={shown.length - 1}
              mayWrite={mayWrite}
              handle={drag.handle(at)}
              row={drag.row(at)}
              onMove={(to) => move(at, to)}
            />
          ))}
        </ol>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {mayWrite && <AddTopic oneOnOneId={oneOnOneId} />}
    </Card>
  );
}

/** The order as it is shown: changed at once, and as the server has it as soon as that is known. */
function useOrder(items: readonly AgendaItem[], list: RefObject<HTMLElement | null>) {
  const [changed, change] = useState<{ of: typeof items; to: AgendaItem[] } | null>(null);
  const [said, say] = useState("");
  const focus = useRef<string | null>(null);
  const quick = useQuick();
  const shown = changed?.of === items ? changed.to : items;

  // A row that moves in the document loses the focus on its way.
  useLayoutEffect(() => {
    if (!focus.current || !shown.some(({ id }) => id === focus.current)) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${focus.current}"]`)?.focus();
    focus.current = null;
  }, [shown, list]);

  function move(from: number, to: number): void {
    const item = shown[from];
    if (!item || to < 0 || to >= shown.length) return;
    const others = shown.filter(({ id }) => id !== item.id);
    focus.current = item.id;
    change({ of: items, to: [...others.slice(0, to), item, ...others.slice(to)] });
    say(`${item.text}: now ${to + 1} of ${shown.length}.`);
    void quick(moveAgendaItem, { input: { id: item.id, version: item.version, to } }).then(
      (done) => done ?? change(null),
    );
  }
  return { shown, said, move };
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
