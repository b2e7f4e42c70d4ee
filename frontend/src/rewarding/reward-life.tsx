import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { classes } from "../ui/classes";
import { formatDay, today } from "../ui/format";

export const rewardLife = graphql(`
  fragment RewardLife on Reward {
    kind
    state
    createdAt
    committedAt
    tellsAt
    communicatedAt
    executedAt
    effectiveOn
    reversals { outcome askedByName decidedByName decidedAt reason }
    proposer { id name }
  }
`);

export interface LifeStep {
  word: string;
  /** When, or what it waits for. */
  note: string;
  done: boolean;
}

/** Proposed, approved, told, in effect: or where the way ended. */
export function lifeSteps(life: ResultOf<typeof rewardLife>): LifeStep[] {
  const { state, createdAt, committedAt, tellsAt, communicatedAt, executedAt, effectiveOn, proposer } = life;
  const ended = state === "REJECTED" || state === "WITHDRAWN";
  const steps: LifeStep[] = [
    { word: "Proposed", note: `${on(createdAt)} by ${proposer.name}`, done: true },
    step("Approved", committedAt, state === "PROPOSED" ? "Waits for approval" : ""),
    step(
      "Told",
      communicatedAt,
      state === "COMMITTED" ? (tellsAt ? "In some seconds" : "The person does not know yet") : "",
    ),
    step("In effect", executedAt, `By itself on ${formatDay(effectiveOn)}, once told`),
  ];
  const undone = life.reversals.find(({ outcome }) => outcome === "CONFIRMED");
  if (undone) {
    const by = `by ${undone.askedByName} and ${undone.decidedByName}: ${undone.reason}`;
    return [...steps, { word: "Undone", note: `${on(undone.decidedAt ?? "")} ${by}`, done: true }];
  }
  if (!ended) return steps;
  const gone = { word: state === "REJECTED" ? "Declined" : "Withdrawn", note: "It ended here", done: true };
  return [...steps.filter(({ done }) => done), gone];
}

function step(word: string, at: string | null, waiting: string): LifeStep {
  return { word, note: at ? on(at) : waiting, done: at !== null };
}

function on(instant: string): string {
  return formatDay(today(new Date(instant)));
}

/** The life of a reward as steps. */
export function RewardLife({ reward }: { reward: FragmentOf<typeof rewardLife> }) {
  const steps = lifeSteps(readFragment(rewardLife, reward));
  return (
    <section className="reward-section" aria-labelledby="reward-life">
      <h2 id="reward-life">What has happened</h2>
      <ol className="life-steps">
        {steps.map(({ word, note, done }) => (
          <li key={word} className={classes(done && "life-done")}>
            <span className="strong small">
              {word}
              {!done && <span className="visually-hidden"> (to come)</span>}
            </span>
            <span className="tiny muted">{note}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
