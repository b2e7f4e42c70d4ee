import { CornerDownRight } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { CutDialog } from "./cut-dialog";
import type { Item, Session } from "./session-query";

const addItem = graphql(`
  mutation AddSessionItem($input: AddSessionItemInput!) {
    addSessionItem(input: $input) {
      __typename
      ... on AddSessionItemPayload { sessionItem { id title } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const settleItem = graphql(`
  mutation SettleSessionItem($input: SettleSessionItemInput!) {
    settleSessionItem(input: $input) {
      __typename
      ... on SettleSessionItemPayload { sessionItem { id version state cutReason } }
      ... on UserErrors { errors { code message path } current { ... on SessionItem { id version state } } }
    }
  }
`);

/** What is to be talked about: added by whoever takes part, settled by who keeps the record. */
export function Agenda({ session }: { session: Session }) {
  const { items, allowedActions } = session;
  return (
    <Card title="Agenda" note={items.length > 0 ? String(items.length) : undefined} flush>
      {items.length === 0 ? (
        <p className="objective-facts small muted">Nothing is on the agenda yet.</p>
      ) : (
        <ul className="rows">
          {items.map((item) => (
            <AgendaRow key={item.id} item={item} mayEdit={allowedActions.includes("EDIT")} />
          ))}
        </ul>
      )}
      {allowedActions.includes("ADD_ITEM") && <AddItem sessionId={session.id} />}
    </Card>
  );
}

const words = { OPEN: "Open", DISCUSSED: "Discussed", CUT: "Cut", CARRIED: "Went on" } as const;
const tones = { OPEN: "outline", DISCUSSED: "good", CUT: "warn", CARRIED: "accent" } as const;

function AgendaRow({ item, mayEdit }: { item: Item; mayEdit: boolean }) {
  const { id, version, title, note, kind, state, cutReason, owner, carriedFrom } = item;
  const [cutting, cut] = useState(false);
  const form = useMutationForm(settleItem);

  async function settle(next: "DISCUSSED" | "OPEN"): Promise<void> {
    const settled = await form.send({ input: { id, version, state: next } });
    if (!settled) return;
    const back = { id, version: settled.sessionItem.version, state, reason: cutReason };
    showToast(`“${title}” is ${words[next].toLowerCase()}.`, {
      label: "Undo",
      run: () => void form.send({ input: back }),
    });
  }

  const refusal = Object.values(form.errors).flat().join(" ");
  return (
    <li className="agenda-row">
      <span className="grow">
        <span className="small strong">{title}</span>
        <span className="tiny muted growth-note">
          {[kind === "IMPROVEMENT" && "To be improved", owner?.name, note].filter(Boolean).join(" · ")}
        </span>
        {carriedFrom && (
          <span className="tiny muted agenda-carried">
            <CornerDownRight className="icon icon-small" /> from “{carriedFrom.session?.title ?? "an earlier session"}”
          </span>
        )}
        {cutReason && <span className="tiny growth-note">Cut: “{cutReason}”</span>}
        {refusal && (
          <span role="alert" className="field-error">
            {refusal}
          </span>
        )}
      </span>
      {mayEdit && state === "OPEN" && (
        <span className="button-group">
          <Button size="small" pending={form.sending} onClick={() => void settle("DISCUSSED")}>
            Discussed<span className="visually-hidden">: {title}</span>
          </Button>
          <Button size="small" kind="ghost" onClick={() => cut(true)}>
            Cut<span className="visually-hidden">: {title}</span>
          </Button>
        </span>
      )}
      {mayEdit && (state === "DISCUSSED" || state === "CUT") && (
        <Button size="small" kind="ghost" pending={form.sending} onClick={() => void settle("OPEN")}>
          Open again<span className="visually-hidden">: {title}</span>
        </Button>
      )}
      <Chip tone={tones[state]}>{words[state]}</Chip>
      {cutting && <CutDialog item={item} onClose={() => cut(false)} />}
    </li>
  );
}

function AddItem({ sessionId }: { sessionId: string }) {
  const [title, write] = useState("");
  const form = useMutationForm(addItem);
  async function add(): Promise<void> {
    if (await form.send({ input: { sessionId, title } })) write("");
  }
  return (
    <Form label="Add to the agenda" errors={form.errors} onSubmit={() => void add()} className="add-line">
      <TextField
        label="Add to the agenda"
        name="title"
        hideLabel
        placeholder="Add to the agenda"
        value={title}
        onChange={write}
      />
      <Button type="submit" pending={form.sending}>
        Add
      </Button>
    </Form>
  );
}
