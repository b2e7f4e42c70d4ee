import { BookOpen, GraduationCap, Hammer, type LucideIcon, Users } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { today } from "../../ui/format";
import { Day } from "../../ui/moment";
import { Segmented } from "../../ui/segmented";
import { showToast } from "../../ui/toast";
import { AskMentorDialog } from "./ask-mentor-dialog";
import { EndActionDialog } from "./end-action-dialog";
import { type ActionKind, type ActionState, actionKinds, actionStates } from "./growth-words";
import type { Action, Objective, Plan } from "./plan-query";

export const moveAction = graphql(`
  mutation MoveDevelopmentAction($input: MoveDevelopmentActionInput!) {
    moveDevelopmentAction(input: $input) {
      __typename
      ... on MoveDevelopmentActionPayload { developmentAction { id version state evidence dropReason } }
      ... on UserErrors { errors { code message path } current { ... on DevelopmentAction { id version state } } }
    }
  }
`);

const icons: Record<ActionKind, LucideIcon> = {
  COURSE: GraduationCap,
  MENTOR: Users,
  PROJECT: Hammer,
  READING: BookOpen,
};

const states = (["TODO", "DOING", "DONE", "DROPPED"] as const).map((value) => ({ value, label: actionStates[value] }));

interface ActionRowProps {
  plan: Plan;
  objective: Objective;
  action: Action;
}

/** One action: what, until when, how far; its state changes in place, with undo. */
export function ActionRow({ plan, objective, action }: ActionRowProps) {
  const { kind, title, dueOn, weight, state, evidence, dropReason, mentor } = action;
  const Icon = icons[kind];
  const late = (state === "TODO" || state === "DOING") && dueOn < today() && plan.state !== "DRAFT";
  return (
    <li className="growth-action">
      <Icon className="icon" aria-label={actionKinds[kind]} />
      <div className="grow">
        <p className={state === "DROPPED" ? "small muted dropped" : "small strong"}>
          <bdi>{title}</bdi>
        </p>
        <p className="tiny muted">
          {actionKinds[kind]} · due <Day value={dueOn} />
          {late && <span className="status-bad"> · late</span>} · weight {weight}
          {mentor && (
            <>
              {" · with "}
              <bdi className="strong">{mentor.name}</bdi>
            </>
          )}
        </p>
        {state === "DONE" && evidence && <p className="tiny growth-evidence">Shown by: {evidence}</p>}
        {state === "DROPPED" && dropReason && <p className="tiny muted">Dropped: {dropReason}</p>}
        <Mentors plan={plan} objective={objective} action={action} />
      </div>
      <ActionMove plan={plan} action={action} />
    </li>
  );
}

function ActionMove({ plan, action }: { plan: Plan; action: Action }) {
  const form = useMutationForm(moveAction);
  const [ending, end] = useState<"DONE" | "DROPPED" | null>(null);
  if (!plan.allowedActions.includes("WORK")) {
    return <span className="small nowrap muted">{actionStates[action.state]}</span>;
  }

  async function move(state: ActionState): Promise<void> {
    if (state === action.state) return;
    if (state === "DONE" || state === "DROPPED") {
      end(state);
      return;
    }
    const before = action.state;
    const moved = await form.send({ input: { id: action.id, version: action.version, state } });
    if (!moved) return;
    const { version } = moved.developmentAction;
    const { evidence, dropReason: reason } = action;
    showToast(`Now “${actionStates[state].toLowerCase()}”.`, {
      label: "Undo",
      run: () => void form.send({ input: { id: action.id, version, state: before, evidence, reason } }),
    });
  }

  const refusal = Object.values(form.errors).flat().join(" ");
  return (
    <div className="growth-action-move">
      <Segmented
        label={`How far is “${action.title}”?`}
        value={action.state}
        onChange={(state) => void move(state)}
        options={states}
      />
      {refusal && (
        <p role="alert" className="field-error">
          {refusal}
        </p>
      )}
      {ending && <EndActionDialog action={action} state={ending} onClose={() => end(null)} />}
    </div>
  );
}

/** Who could help: only the plan's owner asks, and only while there is something to do. */
function Mentors({ plan, objective, action }: ActionRowProps) {
  const { employee } = useViewer();
  const [asking, ask] = useState(false);
  const waiting = action.requests.filter(({ state }) => state === "ASKED");
  const mine = plan.owner?.id === employee?.id;
  const open = (action.state === "TODO" || action.state === "DOING") && !["REVIEWED", "CLOSED"].includes(plan.state);
  const mayAsk = mine && open && !action.mentor && waiting.length === 0 && objective.mentorSuggestions.length > 0;
  return (
    <>
      {waiting.map(({ id, mentor }) => (
        <p key={id} className="tiny muted">
          You asked {mentor?.name ?? "a colleague"} to be your mentor; no answer yet.
        </p>
      ))}
      {mayAsk && (
        <Button size="small" kind="ghost" icon={<Users className="icon icon-small" />} onClick={() => ask(true)}>
          Ask a mentor
        </Button>
      )}
      {asking && (
        <AskMentorDialog actionId={action.id} mentors={objective.mentorSuggestions} onClose={() => ask(false)} />
      )}
    </>
  );
}
