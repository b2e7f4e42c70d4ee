import { Archive, CircleCheck, Ellipsis, Link2, PencilLine, Send, Undo2 } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { type MutationForm, useMutationForm } from "../graphql/use-mutation-form";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Menu, type MenuItem } from "../ui/menu";
import { showToast } from "../ui/toast";
import { ArchiveGoalDialog } from "./archive-goal-dialog";
import { CloseGoalDialog } from "./close-goal-dialog";
import { ReturnGoalDialog } from "./return-goal-dialog";

export const goalActions = graphql(`
  fragment GoalActions on Goal {
    id
    title
    state
    version
    allowedActions
    owner { id name }
    keyResults { id title currentValue }
  }
`);

const proposeGoal = graphql(`
  mutation ProposeGoal($input: ProposeGoalInput!) {
    proposeGoal(input: $input) {
      __typename
      ... on ProposeGoalPayload { goal { id state version allowedActions status statusReason } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

const approveGoal = graphql(`
  mutation ApproveGoal($input: ApproveGoalInput!) {
    approveGoal(input: $input) {
      __typename
      ... on ApproveGoalPayload { goal { id state version allowedActions status statusReason versions { id number } } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

type Dialog = "return" | "close" | "archive" | null;

/** The buttons of a goal: exactly those that the server allows. */
export function GoalActions(props: { goal: FragmentOf<typeof goalActions> }) {
  const goal = readFragment(goalActions, props.goal);
  const { id, version, allowedActions, state } = goal;
  const [dialog, open] = useState<Dialog>(null);
  const propose = useMutationForm(proposeGoal);
  const approve = useMutationForm(approveGoal);
  const may = (action: (typeof allowedActions)[number]) => allowedActions.includes(action);
  const input = { id, version };

  async function put(form: "propose" | "approve"): Promise<void> {
    if (form === "propose") {
      if (await propose.send({ input })) showToast("Proposed; your manager is asked to agree.");
    } else if (await approve.send({ input })) {
      showToast(`Agreed with ${goal.owner?.name ?? "its owner"}; its terms are kept as a version.`);
    }
  }

  const more: MenuItem[] = [
    ...(may("EDIT") && state !== "DRAFT"
      ? [{ id: "edit", label: "Edit words and readers", icon: PencilLine, to: `/goals/${id}/edit` }]
      : []),
    {
      id: "copy",
      label: "Copy link",
      icon: Link2,
      run: () => void navigator.clipboard?.writeText(location.href).then(() => showToast("Link copied.")),
    },
    ...(may("ARCHIVE") ? [{ id: "archive", label: "Archive", icon: Archive, run: () => open("archive") }] : []),
  ];
  const close = () => open(null);
  return (
    <>
      {may("EDIT") && state === "DRAFT" && (
        <LinkButton to="/goals/$goalId/edit" params={{ goalId: id }} icon={<PencilLine className="icon icon-small" />}>
          Edit
        </LinkButton>
      )}
      {may("PROPOSE") && (
        <Button
          kind="primary"
          icon={<Send className="icon icon-small" />}
          pending={propose.sending}
          onClick={() => void put("propose")}
        >
          Propose
        </Button>
      )}
      {may("RETURN") && (
        <Button icon={<Undo2 className="icon icon-small" />} onClick={() => open("return")}>
          Return
        </Button>
      )}
      {may("APPROVE") && (
        <Button
          kind="primary"
          icon={<CircleCheck className="icon icon-small" />}
          pending={approve.sending}
          onClick={() => void put("approve")}
        >
          Agree
        </Button>
      )}
      {may("CLOSE") && <Button onClick={() => open("close")}>Close goal</Button>}
      <Menu label="More about this goal" icon={<Ellipsis className="icon" />} items={more} />
      <Refusal form={propose} />
      <Refusal form={approve} />
      <ReturnGoalDialog goal={goal} isOpen={dialog === "return"} onClose={close} />
      <CloseGoalDialog goal={goal} isOpen={dialog === "close"} onClose={close} />
      <ArchiveGoalDialog goal={goal} isOpen={dialog === "archive"} onClose={close} />
    </>
  );
}

/** Why a button did nothing, under the buttons. */
function Refusal({ form }: { form: Pick<MutationForm<unknown, never>, "errors"> }) {
  const messages = Object.values(form.errors).flat();
  if (messages.length === 0) return null;
  return (
    <div role="alert" className="goal-refusal">
      <Callout kind="bad">{messages.join(" ")}</Callout>
    </div>
  );
}
