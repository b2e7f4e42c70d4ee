import { Trash2 } from "lucide-react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { DateField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Day } from "../../ui/moment";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { useDraft } from "../../ui/use-draft";
import type { Session } from "./session-query";

const recordDecision = graphql(`
  mutation RecordSessionDecision($input: RecordSessionDecisionInput!) {
    recordSessionDecision(input: $input) {
      __typename
      ... on RecordSessionDecisionPayload { sessionDecision { id text } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const removeDecision = graphql(`
  mutation RemoveSessionDecision($input: RemoveSessionDecisionInput!) {
    removeSessionDecision(input: $input) {
      __typename
      ... on RemoveSessionDecisionPayload { planningSession { id decisions { id } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** What was decided, who sees to it, and until when. */
export function Decisions({ session }: { session: Session }) {
  const { id, decisions, allowedActions } = session;
  const mayEdit = allowedActions.includes("EDIT");
  const removing = useMutationForm(removeDecision);
  return (
    <Card title="Decisions" note={decisions.length > 0 ? String(decisions.length) : undefined} flush>
      {decisions.length === 0 ? (
        <p className="objective-facts small muted">Nothing is decided yet.</p>
      ) : (
        <ul className="rows">
          {decisions.map(({ id: decisionId, text, owner, dueOn }) => (
            <li key={decisionId}>
              <span className="grow">
                <span className="small">{text}</span>
                <span className="tiny muted growth-note">
                  {owner?.name ?? "Nobody in particular"}
                  {dueOn && (
                    <>
                      {" · until "}
                      <Day value={dueOn} />
                    </>
                  )}
                </span>
              </span>
              {mayEdit && (
                <Button
                  kind="ghost"
                  size="small"
                  label="Take this decision back"
                  icon={<Trash2 className="icon icon-small" />}
                  onClick={() => void removing.send({ input: { sessionId: id, id: decisionId } })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <DecisionForm sessionId={id} />}
    </Card>
  );
}

interface Content {
  text: string;
  owner: PersonOption | null;
  dueOn: string;
}

const empty = (): Content => ({ text: "", owner: null, dueOn: "" });

function DecisionForm({ sessionId }: { sessionId: string }) {
  const search = usePeopleSearch();
  const form = useMutationForm(recordDecision);
  const { content, change, reset } = useDraft(`session.${sessionId}.decision`, empty);

  async function send(): Promise<void> {
    const { text, owner, dueOn } = content;
    const input = { sessionId, text, ownerId: owner?.id ?? null, dueOn: dueOn || null };
    if (await form.send({ input })) reset(empty());
  }

  return (
    <Form
      label="Write a decision down"
      errors={form.errors}
      onSubmit={() => void send()}
      className="form decision-form"
    >
      <TextAreaField
        label="What was decided"
        name="text"
        rows={2}
        maxLength={2000}
        value={content.text}
        onChange={(text) => change({ text })}
      />
      <div className="form-row">
        <PersonPicker
          label="Who sees to it"
          name="ownerId"
          optional
          search={search}
          value={content.owner}
          onChange={(owner) => change({ owner })}
        />
        <DateField label="Until" name="dueOn" optional value={content.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </div>
      <div>
        <Button type="submit" pending={form.sending}>
          Write it down
        </Button>
      </div>
    </Form>
  );
}
