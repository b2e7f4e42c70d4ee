import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Checkbox } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { cancelAppraisal, extendAppraisal, openAppraisal, publishAppraisal, revealAppraisal } from "./appraisal-moves";
import type { Appraisal } from "./appraisal-query";

type Move = Appraisal["allowedActions"][number];
type Steering = Extract<Move, "OPEN" | "EXTEND" | "REVEAL" | "CANCEL" | "PUBLISH">;

const buttons: readonly { move: Steering; label: string; primary?: boolean }[] = [
  { move: "CANCEL", label: "Call off" },
  { move: "EXTEND", label: "Move the last day" },
  { move: "OPEN", label: "Open now", primary: true },
  { move: "REVEAL", label: "Count the votes", primary: true },
  { move: "PUBLISH", label: "Publish", primary: true },
];

/** What HR for the whole company does with an appraisal. */
export function SteeringActions({ appraisal }: { appraisal: Appraisal }) {
  const [moving, move] = useState<Steering | null>(null);
  return (
    <div className="button-group">
      {buttons
        .filter(({ move: one }) => appraisal.allowedActions.includes(one))
        .map(({ move: one, label, primary }) => (
          <Button key={one} kind={primary ? "primary" : undefined} onClick={() => move(one)}>
            {label}
          </Button>
        ))}
      {moving && <SteeringDialog appraisal={appraisal} move={moving} onClose={() => move(null)} />}
    </div>
  );
}

const titles = {
  OPEN: "Open the vote now",
  EXTEND: "Move the last day to vote",
  REVEAL: "Count the votes",
  CANCEL: "Call the appraisal off",
  PUBLISH: "Publish to everybody",
} as const;

interface SteeringDialogProps {
  appraisal: Appraisal;
  move: Steering;
  onClose: () => void;
}

function SteeringDialog({ appraisal, move, onClose }: SteeringDialogProps) {
  const { id, version, closesOn } = appraisal;
  const forms = {
    OPEN: useMutationForm(openAppraisal),
    EXTEND: useMutationForm(extendAppraisal),
    REVEAL: useMutationForm(revealAppraisal),
    CANCEL: useMutationForm(cancelAppraisal),
    PUBLISH: useMutationForm(publishAppraisal),
  };
  const form = forms[move];
  const [day, setDay] = useState(closesOn);
  const [reason, setReason] = useState("");
  const [none, setNone] = useState(false);
  const input = { id, version };
  const sending = {
    OPEN: () => forms.OPEN.send({ input }),
    EXTEND: () => forms.EXTEND.send({ input: { ...input, closesOn: day } }),
    REVEAL: () => forms.REVEAL.send({ input }),
    CANCEL: () => forms.CANCEL.send({ input: { ...input, reason } }),
    PUBLISH: () => forms.PUBLISH.send({ input: { ...input, noDecisions: none } }),
  };

  async function send(): Promise<void> {
    if (!(await sending[move]())) return;
    showToast(`${titles[move]}: done.`);
    onClose();
  }

  return (
    <Dialog title={titles[move]} isOpen onClose={onClose}>
      <Form label={titles[move]} errors={form.errors} onSubmit={() => void send()}>
        <Consequences appraisal={appraisal} move={move} />
        {move === "EXTEND" && <DateField label="Last day" name="closesOn" value={day} onChange={setDay} />}
        {move === "CANCEL" && (
          <TextAreaField label="Why?" name="reason" rows={3} maxLength={2000} value={reason} onChange={setReason} />
        )}
        {move === "PUBLISH" && !decided(appraisal) && (
          <Checkbox label="Nothing was decided" name="noDecisions" isSelected={none} onChange={setNone} />
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Go back
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {titles[move]}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

const decided = ({ goals }: Appraisal) =>
  goals.reduce((sum, { items }) => sum + items.filter(({ kind }) => kind !== "CONCLUSION").length, 0);

function Consequences({ appraisal, move }: { appraisal: Appraisal; move: Steering }) {
  const { asked, voted, smallest } = appraisal;
  switch (move) {
    case "OPEN":
      return <p>Everybody who works here today is asked, managers and employees apart.</p>;
    case "REVEAL":
      return (
        <Callout kind="warn">
          {voted ?? 0} of {asked} have voted. This ends the vote for good. Means and words of groups of {smallest} or
          more are kept; every single vote is deleted.
        </Callout>
      );
    case "PUBLISH":
      return (
        <p>
          Everybody who works here reads the means, the words and what came of them.{" "}
          {decided(appraisal) > 0 && `${decided(appraisal)} items go to the next planning session.`}
        </p>
      );
    case "CANCEL":
      return <p>What was voted is deleted.</p>;
    default:
      return null;
  }
}
