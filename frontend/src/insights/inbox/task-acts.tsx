import { Link } from "@tanstack/react-router";
import { Check, Send } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { GoalActions, goalActions } from "../../planning/goal-actions";
import { useAnswer } from "../../planning/growth/use-answer";
import { ShareOne } from "../../reviewing/read/share-one";
import { RewardActions, rewardActions } from "../../rewarding/reward-actions";
import { Button, LinkButton } from "../../ui/button";
import { address } from "../address";

export const taskActs = graphql(
  `
    fragment TaskActs on Task {
      kind
      title
      href
      action
      subject {
        __typename
        ... on Goal { id ...GoalActions }
        ... on Review { id version reviewee { id name } }
        ... on MentorRequest { id version skill { id name } }
      }
      reward: subject {
        __typename
        ... on Reward { id ...RewardActions }
      }
    }
  `,
  [goalActions, rewardActions],
);

export interface TaskActsProps {
  task: FragmentOf<typeof taskActs>;
  /** Why a button did nothing, to be said where there is room for it. */
  onRefused: (messages: string[]) => void;
}

/** What can be done about a task where it stands: what takes a click or a reason here, everything else on its page. */
export function TaskActs({ task: masked, onRefused }: TaskActsProps) {
  const { kind, title, href, action, subject, reward } = readFragment(taskActs, masked);
  if (kind === "AGREE_GOAL" && subject?.__typename === "Goal") {
    return <GoalActions goal={subject} only={["RETURN", "APPROVE"]} />;
  }
  if ((kind === "APPROVE_REWARD" || kind === "TELL_REWARD") && reward?.__typename === "Reward") {
    return <RewardActions reward={reward} onRefused={onRefused} onMoved={() => onRefused([])} small />;
  }
  if (kind === "SHARE_REVIEW" && subject?.__typename === "Review") {
    return <ShareAct review={subject} href={href} />;
  }
  if (kind === "ANSWER_MENTOR_REQUEST" && subject?.__typename === "MentorRequest") {
    return <AnswerActs request={subject} onRefused={onRefused} />;
  }
  return (
    <LinkButton {...address(href)} size="small">
      {action}
      <span className="visually-hidden">: {title}</span>
    </LinkButton>
  );
}

function ShareAct({ review, href }: { review: Parameters<typeof ShareOne>[0]["review"]; href: string }) {
  const [asking, ask] = useState(false);
  return (
    <>
      <Link {...address(href)} className="link small">
        Read it first
      </Link>
      <Button size="small" kind="primary" icon={<Send className="icon icon-small" />} onClick={() => ask(true)}>
        Share<span className="visually-hidden"> with {review.reviewee.name}</span>
      </Button>
      {asking && <ShareOne review={review} onClose={() => ask(false)} />}
    </>
  );
}

interface AnswerActsProps {
  request: Parameters<typeof useAnswer>[0];
  onRefused: (messages: string[]) => void;
}

function AnswerActs({ request, onRefused }: AnswerActsProps) {
  const { answering, say } = useAnswer(request, onRefused);
  return (
    <>
      <Button size="small" pending={answering.sending} onClick={() => void say(false)}>
        Decline
      </Button>
      <Button
        size="small"
        kind="primary"
        icon={<Check className="icon icon-small" />}
        pending={answering.sending}
        onClick={() => void say(true)}
      >
        Be a mentor
      </Button>
    </>
  );
}
