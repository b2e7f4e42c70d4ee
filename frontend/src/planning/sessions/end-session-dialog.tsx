import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Checkbox } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { FieldMessages, Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import type { Session } from "./session-query";

const closeSession = graphql(`
  mutation ClosePlanningSession($input: ClosePlanningSessionInput!) {
    closePlanningSession(input: $input) {
      __typename
      ... on ClosePlanningSessionPayload { planningSession { id version state summary noDecisions allowedActions items { id state } } }
      ... on UserErrors { errors { code message path } current { ... on PlanningSession { id version } } }
    }
  }
`);

const cancelSession = graphql(`
  mutation CancelPlanningSession($input: CancelPlanningSessionInput!) {
    cancelPlanningSession(input: $input) {
      __typename
      ... on CancelPlanningSessionPayload { planningSession { id version state cancelReason allowedActions items { id state } } }
      ... on UserErrors { errors { code message path } current { ... on PlanningSession { id version } } }
    }
  }
`);

interface EndSessionDialogProps {
  session: Session;
  move: "close" | "cancel";
  onClose: () => void;
}

/** Ends a session: with its decisions or saying that there was none, or called off with a reason. */
export function EndSessionDialog({ session, move, onClose }: EndSessionDialogProps) {
  const { id, version, decisions, items } = session;
  const closing = useMutationForm(closeSession);
  const cancelling = useMutationForm(cancelSession);
  const form = move === "close" ? closing : cancelling;
  const draft = useDraft(`session.${id}.${move}`, () => ({ text: "", none: false }));
  const { content, change, reset } = draft;
  const left = items.filter(({ state }) => state === "OPEN").length;
  const title = move === "close" ? "Close this session" : "Call this session off";

  async function send(): Promise<void> {
    const sent =
      move === "close"
        ? await closing.send({ input: { id, version, summary: content.text, noDecisions: content.none } })
        : await cancelling.send({ input: { id, version, reason: content.text } });
    if (!sent) return;
    reset({ text: "", none: false });
    showToast(move === "close" ? "The session is closed." : "The session is called off.");
    onClose();
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={form.errors} onSubmit={() => void send()}>
        {left > 0 && (
          <Callout>
            {left === 1 ? "One item is" : `${left} items are`} still open and will be on the agenda of the next session.
          </Callout>
        )}
        <TextAreaField
          label={move === "close" ? "What is to be remembered" : "Why?"}
          name={move === "close" ? "summary" : "reason"}
          optional={move === "close"}
          autoFocus
          rows={4}
          maxLength={2000}
          value={content.text}
          onChange={(text) => change({ text })}
        />
        {move === "close" && decisions.length === 0 && (
          <>
            <Checkbox
              label="Nothing was decided"
              name="noDecisions"
              isSelected={content.none}
              onChange={(none) => change({ none })}
            />
            <FieldMessages id="no-decisions-errors" messages={form.errors.noDecisions ?? []} />
          </>
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {move === "close"
              ? `Close with ${decisions.length || "no"} ${decisions.length === 1 ? "decision" : "decisions"}`
              : "Call it off"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
