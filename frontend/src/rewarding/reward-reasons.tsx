import { Link } from "@tanstack/react-router";
import { FilePenLine, MessageCircleHeart, Target } from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { StatusPill } from "../ui/status-pill";

export const rewardReasons = graphql(`
  fragment RewardReasons on Reward {
    kind
    reason
    references {
      kind
      objectId
      label
      goal { id status }
      review { id state cycle { id name } }
      feedback { id text giver { id name } }
    }
  }
`);

type Reference = ResultOf<typeof rewardReasons>["references"][number];

const icons = { GOAL: Target, REVIEW: FilePenLine, FEEDBACK: MessageCircleHeart };

/** What it is for: the proposer's words, and the goals, reviews and feedback behind them. */
export function RewardReasons({ reward, own }: { reward: FragmentOf<typeof rewardReasons>; own: boolean }) {
  const { reason, references } = readFragment(rewardReasons, reward);
  return (
    <section className="reward-section" aria-labelledby="reward-why">
      <h2 id="reward-why">What it is for</h2>
      {reason && <p className="reward-reason">{reason}</p>}
      {references.length > 0 && (
        <ul className="reference-list">
          {references.map((reference) => (
            <li key={reference.objectId}>
              <ReferenceLine reference={reference} />
            </li>
          ))}
        </ul>
      )}
      {references.length === 0 && !reason && (
        <p className="small muted">
          {own
            ? "It is for things that are no longer shared with you."
            : "The goals, reviews and feedback it names are not shared with you."}
        </p>
      )}
    </section>
  );
}

function ReferenceLine({ reference }: { reference: Reference }) {
  const { kind, label, goal, review, feedback } = reference;
  const Icon = icons[kind];
  return (
    <>
      <Icon className="icon" />
      <span className="grow">
        {goal && (
          <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="link">
            <bdi>{label}</bdi>
          </Link>
        )}
        {review && (
          <Link
            to="/reviews/$cycleId/$reviewId/{-$step}"
            params={{ cycleId: review.cycle.id, reviewId: review.id }}
            className="link"
          >
            {label}, {review.cycle.name}
          </Link>
        )}
        {feedback && (
          <>
            <span className="strong small">{label}</span>
            {feedback.giver && <span className="small muted"> by {feedback.giver.name}</span>}
            <span className="reference-quote">
              <bdi>{feedback.text}</bdi>
            </span>
          </>
        )}
      </span>
      {goal && <StatusPill plain status={goal.status} />}
    </>
  );
}
