import {
  Archive,
  CircleCheck,
  CircleDot,
  CornerLeftUp,
  Ellipsis,
  Link2,
  Pause,
  PencilLine,
  Play,
  RotateCcw,
  Send,
  Undo2,
} from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { type MutationForm, useMutationForm } from "../graphql/use-mutation-form";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Menu, type MenuItem } from "../ui/menu";
import { showToast } from "../ui/toast";
import { ArchiveGoalDialog } from "./archive-goal-dialog";
import { CloseGoalDialog } from "./close-goal-dialog";
import { approveGoal, pauseGoal, proposeGoal, reopenGoal, resumeGoal, returnGoal } from "./goal-moves";
import { MoveGoalDialog } from "./move-goal-dialog";
import { ReasonDialog } from "./reason-dialog";

export const goalActions = graphql(`
  fragment GoalActions on Goal {
    id
    title
    state
    version
    allowedActions
    owner { id name }
    parent { id title }
    keyResults { id title currentValue }
  }
`);

type GoalAction = ResultOf<typeof goalActions>["allowedActions"][number];
type Dialog = "move" | "return" | "close" | "archive" | "pause" | "reopen" | null;

export interface GoalActionsProps {
  goal: FragmentOf<typeof goalActions>;
  /** Where only some of them are offered, as in the inbox. */
  only?: readonly GoalAction[];
}

/** The buttons of a goal: exactly those that the server allows. What waits for a decision has its own, in its card. */
export function GoalActions({ only, ...props }: GoalActionsProps) {
  const goal = readFragment(goalActions, props.goal);
  const { id, version, allowedActions, state } = goal;
  const [dialog, open] = useState<Dialog>(null);
  const propose = useMutationForm(proposeGoal);
  const approve = useMutationForm(approveGoal);
  const resume = useMutationForm(resumeGoal);
  const may = (action: GoalAction) => allowedActions.includes(action) && (only?.includes(action) ?? true);
  const name = goal.owner?.name ?? "its owner";
  const input = { id, version };

  async function put(): Promise<void> {
    if (await propose.send({ input }))
      showToast("Proposed; your manager is asked to agree, or HR where there is none.");
  }

  async function agree(): Promise<void> {
    if (await approve.send({ input })) showToast(`Agreed with ${name}; its terms are kept as a version.`);
  }

  async function goOn(): Promise<void> {
    if (await resume.send({ input })) showToast("Resumed: progress is expected again from today.");
  }

  const more: MenuItem[] = [
    ...(may("EDIT") && state !== "DRAFT"
      ? [{ id: "edit", label: "Edit words and readers", icon: PencilLine, to: `/goals/${id}/edit` }]
      : []),
    ...(may("EDIT") && state !== "DRAFT"
      ? [{ id: "move", label: "Move in the tree", icon: CornerLeftUp, run: () => open("move") }]
      : []),
    ...(may("PAUSE") ? [{ id: "pause", label: "Pause", icon: Pause, run: () => open("pause") }] : []),
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
          onClick={() => void put()}
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
          onClick={() => void agree()}
        >
          Agree
        </Button>
      )}
      {may("AMEND") && (
        <LinkButton to="/goals/$goalId/amend" params={{ goalId: id }} icon={<PencilLine className="icon icon-small" />}>
          Amend
        </LinkButton>
      )}
      {may("RESUME") && (
        <Button
          kind="primary"
          icon={<Play className="icon icon-small" />}
          pending={resume.sending}
          onClick={() => void goOn()}
        >
          Resume
        </Button>
      )}
      {may("CLOSE") && (
        <Button icon={<CircleDot className="icon icon-small" />} onClick={() => open("close")}>
          Close goal
        </Button>
      )}
      {may("REOPEN") && (
        <Button icon={<RotateCcw className="icon icon-small" />} onClick={() => open("reopen")}>
          Reopen
        </Button>
      )}
      {!only && <Menu label="More about this goal" icon={<Ellipsis className="icon" />} items={more} />}
      {[propose, approve, resume].map((form, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the three never change places.
        <Refusal key={at} form={form} />
      ))}
      <ReasonDialog
        {...{ goal, isOpen: dialog === "return", onClose: close, document: returnGoal }}
        title="Return this goal"
        label="What should change?"
        note={`${name} reads this and can propose again.`}
        button={`Return to ${name}`}
        done={`Returned to ${name}.`}
      />
      <ReasonDialog
        {...{ goal, isOpen: dialog === "pause", onClose: close, document: pauseGoal }}
        title="Pause this goal"
        label="Why is no progress expected?"
        note={`From today on the expected line stops. ${name}, the managers above and HR read the reason.`}
        button="Pause"
        done="Paused: no numbers are expected until it is resumed."
      />
      <ReasonDialog
        {...{ goal, isOpen: dialog === "reopen", onClose: close, document: reopenGoal }}
        title="Reopen this goal"
        label="Why is it pursued again?"
        note="How it had ended stays in its history."
        button="Reopen"
        done="Reopened: progress is expected again from today."
      />
      <CloseGoalDialog
        {...{ goal, isOpen: dialog === "close", onClose: close }}
        decides={may("PAUSE") || may("RESUME")}
      />
      {dialog === "move" && <MoveGoalDialog {...{ goal, parent: goal.parent, isOpen: true, onClose: close }} />}
      <ArchiveGoalDialog goal={goal} isOpen={dialog === "archive"} onClose={close} />
    </>
  );
}

/** Why a button did nothing, under the buttons. */
export function Refusal({ form }: { form: Pick<MutationForm<unknown, never>, "errors"> }) {
  const messages = Object.values(form.errors).flat();
  if (messages.length === 0) return null;
  return (
    <div role="alert" className="goal-refusal">
      <Callout kind="bad">{messages.join(" ")}</Callout>
    </div>
  );
}
