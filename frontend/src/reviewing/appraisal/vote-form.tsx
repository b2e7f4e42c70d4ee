import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Segmented } from "../../ui/segmented";
import { StatusPill } from "../../ui/status-pill";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { voteInAppraisal } from "./appraisal-moves";
import type { Appraisal, AppraisedGoal } from "./appraisal-query";

const scores = [
  { value: "1", label: "1" },
  { value: "2", label: "2" },
  { value: "3", label: "3" },
  { value: "4", label: "4" },
  { value: "5", label: "5" },
  { value: "none", label: "Cannot judge" },
] as const;

type Said = { score?: (typeof scores)[number]["value"]; text?: string };

/** The vote: goal after goal, sent as one at the end; until then it stays on this device. */
export function VoteForm({ appraisal }: { appraisal: Appraisal }) {
  const { id, goals, smallest, myGroup } = appraisal;
  const { email } = useViewer();
  const { content, change, reset } = useDraft<Record<string, Said>>(`appraisal.${email}.${id}`, () => ({}));
  const form = useMutationForm(voteInAppraisal);
  const [at, go] = useState(0);
  const goal = goals[at];
  const judged = goals.filter((one) => content[one.id]?.score || content[one.id]?.text?.trim()).length;
  const group = myGroup === "MANAGERS" ? "managers" : "employees";

  async function send(): Promise<void> {
    const votes = goals.map((one) => {
      const { score, text = "" } = content[one.id] ?? {};
      return { goalId: one.id, score: score && score !== "none" ? Number(score) : null, text };
    });
    if (!(await form.send({ input: { id, votes } }))) return;
    reset({});
    showToast("Voted. Nobody learns what you said.");
  }

  if (!goal) return null;
  const last = at === goals.length - 1;
  return (
    <>
      <Callout>
        You vote as one of the {group}, without your name. Means and words are told of {smallest} or more of a group;
        what fewer said is deleted unread. Nobody can change a vote, since nobody knows whose it is.
      </Callout>
      <Card title={`Goal ${at + 1} of ${goals.length}`} note={`${judged} judged`}>
        <Form label="Your vote" errors={form.errors} onSubmit={() => (last ? void send() : go(at + 1))}>
          <Question
            key={goal.id}
            goal={goal}
            said={content[goal.id] ?? {}}
            onChange={(part) => change({ [goal.id]: { ...content[goal.id], ...part } })}
          />
          <div className="form-foot">
            <Button disabled={at === 0} onClick={() => go(at - 1)}>
              Back
            </Button>
            <Button kind="primary" type="submit" pending={form.sending} disabled={last && judged === 0}>
              {last ? "Send my vote" : "Next goal"}
            </Button>
          </div>
        </Form>
      </Card>
    </>
  );
}

interface QuestionProps {
  goal: AppraisedGoal;
  said: Said;
  onChange: (part: Said) => void;
}

function Question({ goal: { title, goal }, said, onChange }: QuestionProps) {
  return (
    <>
      <div className="stack-small">
        <h3 className="appraised-title">{title}</h3>
        {goal && (
          <p className="row row-wrap small muted">
            <StatusPill status={goal.status} /> {goal.statusReason}
          </p>
        )}
      </div>
      <div className="stack-small">
        <p className="field-label">How well was it met? 1 is not at all, 5 is fully.</p>
        <Segmented
          label={`How well was “${title}” met?`}
          value={said.score ?? ""}
          onChange={(score) => onChange({ score })}
          options={scores}
          wide
        />
      </div>
      <TextAreaField
        label="Why, and what should be done better?"
        name="text"
        optional
        rows={4}
        maxLength={2000}
        note="How somebody writes can tell who it was. Leave out what only you could know."
        value={said.text ?? ""}
        onChange={(text) => onChange({ text })}
      />
    </>
  );
}
