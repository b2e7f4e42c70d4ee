import { Check, Ellipsis, Megaphone } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Menu, type MenuItem } from "../ui/menu";
import { showToast } from "../ui/toast";
import { approvedWords, approveReward, executeReward, refusedWords } from "./reward-moves";
import { headline, rewardTerms } from "./reward-words";
import { useStopApproval, useStopTelling } from "./use-stop";

const RejectDialog = lazy(() => import("./reason-dialog").then((module) => ({ default: module.RejectDialog })));
const WithdrawDialog = lazy(() => import("./reason-dialog").then((module) => ({ default: module.WithdrawDialog })));
const ReverseDialog = lazy(() => import("./reason-dialog").then((module) => ({ default: module.ReverseDialog })));
const TellDialog = lazy(() => import("./tell-dialog").then((module) => ({ default: module.TellDialog })));

export const rewardActions = graphql(
  `
    fragment RewardActions on Reward {
      id
      version
      kind
      state
      reason
      allowedActions
      employee { id name }
      ...RewardTerms
    }
  `,
  [rewardTerms],
);

export interface RewardActionsProps {
  reward: FragmentOf<typeof rewardActions>;
  /** Why the last move was refused, or nothing any more. */
  onRefused: (messages: string[]) => void;
  /** The reward moved on, and its buttons may be gone. */
  onMoved: () => void;
  /** In rows of a table. */
  small?: boolean;
  /** All of them in sight, for one reward; a form beside them approves, with a comment. */
  spread?: boolean;
}

/** The buttons the server allows, no others. Nothing moves on the screen before it answers. */
export function RewardActions({ reward, onRefused, onMoved, small, spread }: RewardActionsProps) {
  const parts = readFragment(rewardActions, reward);
  const { id, version, allowedActions, employee } = parts;
  const terms = readFragment(rewardTerms, parts);
  const [open, setOpen] = useState<"reject" | "withdraw" | "tell" | "reverse" | null>(null);
  const approve = useMove(useMutationForm(approveReward), onRefused);
  const execute = useMove(useMutationForm(executeReward), onRefused);
  const stop = useStopApproval(onRefused);
  const stopTelling = useStopTelling(onRefused);
  const size = small ? ("small" as const) : undefined;
  const what = <span className="visually-hidden">{`${headline(terms)}, ${employee.name}`}</span>;
  const may = new Set(allowedActions);

  async function approveNow(): Promise<void> {
    const made = await approve.send({ input: { id, version } });
    if (!made) return;
    showToast(approvedWords(made.reward), { label: "Stop", run: () => stop(made.reward) });
    onMoved();
  }

  async function executeNow(): Promise<void> {
    if (await execute.send({ input: { id, version } })) moved("It is in effect now.");
  }

  function moved(message: string): void {
    showToast(message);
    onMoved();
  }

  function close(done: boolean): void {
    setOpen(null);
    if (done) onMoved();
  }

  const more: MenuItem[] = [];
  if (may.has("EXECUTE")) more.push({ id: "execute", label: "Put into effect", run: () => void executeNow() });
  if (may.has("WITHDRAW")) {
    more.push({ id: "withdraw", label: "Withdraw", danger: true, run: () => setOpen("withdraw") });
  }
  if (may.has("REVERSE")) more.push({ id: "reverse", label: "Undo", danger: true, run: () => setOpen("reverse") });
  return (
    <>
      {may.has("REJECT") && (
        <Button size={size} onClick={() => setOpen("reject")} disabled={approve.sending}>
          Decline{what}
        </Button>
      )}
      {may.has("APPROVE") && !spread && (
        <Button
          size={size}
          kind="primary"
          icon={<Check className="icon icon-small" />}
          pending={approve.sending}
          onClick={() => void approveNow()}
        >
          {approve.sending ? "Sending" : "Approve"}
          {what}
        </Button>
      )}
      {may.has("COMMUNICATE") && (
        <Button
          size={size}
          kind="primary"
          icon={<Megaphone className="icon icon-small" />}
          onClick={() => setOpen("tell")}
        >
          Tell<span className="visually-hidden"> {employee.name}</span>
        </Button>
      )}
      {may.has("STOP_TELLING") && (
        <Button size={size} onClick={() => stopTelling(parts)}>
          Stop telling<span className="visually-hidden"> {employee.name}</span>
        </Button>
      )}
      {spread &&
        more.map(({ id: key, label, danger, run }) => (
          <Button key={key} kind={danger ? "danger" : "plain"} pending={execute.sending} onClick={run}>
            {label}
          </Button>
        ))}
      {!spread && more.length > 0 && (
        <Menu
          size={size}
          kind="ghost"
          label={`More for ${employee.name}`}
          icon={<Ellipsis className="icon" />}
          items={more}
        />
      )}
      {open && (
        <Suspense>
          {open === "reject" && <RejectDialog reward={parts} onClose={close} />}
          {open === "withdraw" && <WithdrawDialog reward={parts} onClose={close} />}
          {open === "reverse" && <ReverseDialog reward={parts} onClose={close} />}
          {open === "tell" && <TellDialog reward={parts} terms={terms} onStop={stopTelling} onClose={close} />}
        </Suspense>
      )}
    </>
  );
}

type Refusable = Parameters<typeof refusedWords>[0];

/** Hands refusals up to where there is room for a sentence. */
function useMove<Form extends Refusable>(form: Form, onRefused: (messages: string[]) => void): Form {
  const words = refusedWords(form).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new refusal is news.
  useEffect(() => {
    if (words) onRefused(words.split("\n"));
  }, [form.errors, form.conflict]);
  return form;
}
