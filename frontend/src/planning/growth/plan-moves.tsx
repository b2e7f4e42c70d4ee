import { Pencil } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button, LinkButton } from "../../ui/button";
import { showToast } from "../../ui/toast";
import type { Plan } from "./plan-query";
import { PlanWordsDialog } from "./plan-words-dialog";

const agreePlan = graphql(`
  mutation AgreeDevelopmentPlan($input: AgreeDevelopmentPlanInput!) {
    agreeDevelopmentPlan(input: $input) {
      __typename
      ... on AgreeDevelopmentPlanPayload { developmentPlan { id version state ownerAgreedAt managerAgreedAt allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on DevelopmentPlan { id version } } }
    }
  }
`);

const closePlan = graphql(`
  mutation CloseDevelopmentPlan($input: CloseDevelopmentPlanInput!) {
    closeDevelopmentPlan(input: $input) {
      __typename
      ... on CloseDevelopmentPlanPayload { developmentPlan { id version state allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on DevelopmentPlan { id version } } }
    }
  }
`);

/** What the viewer may do with a plan; buttons that would be refused are absent. */
export function PlanMoves({ plan }: { plan: Plan }) {
  const { id, version, state, allowedActions, objectives } = plan;
  const agree = useMutationForm(agreePlan);
  const close = useMutationForm(closePlan);
  const [saying, say] = useState<"review" | "reopen" | null>(null);
  const may = (move: Plan["allowedActions"][number]) => allowedActions.includes(move);
  const refusal = [...Object.values(agree.errors), ...Object.values(close.errors)].flat();

  async function send(form: "agree" | "close"): Promise<void> {
    const input = { id, version };
    if (form === "agree") {
      const agreed = await agree.send({ input });
      if (agreed) {
        const both = agreed.developmentPlan.state !== "DRAFT";
        showToast(both ? "Agreed by both." : "You agreed. Now it is up to the other side.");
      }
    } else if (await close.send({ input })) {
      showToast("The plan is closed.");
    }
  }

  return (
    <div className="stack-small">
      <div className="button-group">
        {may("EDIT") && (
          <LinkButton
            to="/development/plans/$planId/edit"
            params={{ planId: id }}
            icon={<Pencil className="icon icon-small" />}
          >
            {state === "DRAFT" ? "Edit" : "Add to it"}
          </LinkButton>
        )}
        {may("REOPEN") && <Button onClick={() => say("reopen")}>Change what was agreed</Button>}
        {may("AGREE") && objectives.length > 0 && (
          <Button kind="primary" pending={agree.sending} onClick={() => void send("agree")}>
            Agree
          </Button>
        )}
        {may("REVIEW") && (
          <Button kind="primary" onClick={() => say("review")}>
            Look back
          </Button>
        )}
        {may("CLOSE") && (
          <Button kind="primary" pending={close.sending} onClick={() => void send("close")}>
            Close the plan
          </Button>
        )}
      </div>
      {refusal.length > 0 && (
        <p role="alert" className="field-error">
          {refusal.join(" ")}
        </p>
      )}
      {saying && <PlanWordsDialog plan={plan} move={saying} onClose={() => say(null)} />}
    </div>
  );
}
