import { Link } from "@tanstack/react-router";
import { Activity, CircleCheck, FilePenLine, Gift, type LucideIcon, Target } from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { address } from "./address";

export const circleStep = graphql(`
  fragment CircleStepParts on CircleStep {
    step
    line
    state
    href
  }
`);

type Step = ResultOf<typeof circleStep>["step"];

const looks: Record<Step, { word: string; icon: LucideIcon }> = {
  PLAN: { word: "Plan", icon: Target },
  MONITOR: { word: "Monitor", icon: Activity },
  REVIEW: { word: "Review", icon: FilePenLine },
  REWARD: { word: "Reward", icon: Gift },
};

/** The four steps of the circle: what each is now, and which one is on. */
export function CircleRibbon({ steps }: { steps: readonly FragmentOf<typeof circleStep>[] }) {
  return (
    <nav className="card ribbon" aria-label="The four steps">
      {steps.map((one) => {
        const { step, line, state, href } = readFragment(circleStep, one);
        const { word, icon } = looks[step];
        const Icon = state === "DONE" ? CircleCheck : icon;
        return (
          <Link key={step} {...address(href)} className="ribbon-step" data-state={state}>
            <span className="ribbon-word">
              <Icon className="icon" />
              {word}
              {state === "NOW" && <span className="visually-hidden"> (now)</span>}
            </span>
            <span className="ribbon-line">{line}</span>
          </Link>
        );
      })}
    </nav>
  );
}
