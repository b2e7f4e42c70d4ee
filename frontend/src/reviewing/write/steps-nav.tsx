import { Link } from "@tanstack/react-router";
import { CircleCheck, CircleDashed, CircleDot, type LucideIcon } from "lucide-react";
import { PersonLine } from "../../ui/avatar";
import { classes } from "../../ui/classes";
import { formatDay } from "../../ui/format";
import type { Form } from "./form-query";
import type { Step, StepMark } from "./steps";

const icons: Record<StepMark, LucideIcon> = { done: CircleCheck, started: CircleDot, open: CircleDashed };
const spoken: Record<StepMark, string> = { done: "done", started: "started", open: "not started" };

export interface StepsNavProps {
  form: Form;
  steps: readonly Step[];
  here: Step;
}

/** All steps of the form: done, begun, not started, and where one is. */
export function StepsNav({ form, steps, here }: StepsNavProps) {
  const params = { cycleId: form.cycle.id, reviewId: form.id };
  return (
    <nav className="review-steps desktop-only" aria-label="Steps of the review">
      <div className="review-steps-who">
        <PersonLine name={form.reviewee.name} title={`Due ${formatDay(form.dueOn, { weekday: true })}`} size="large" />
      </div>
      <ol>
        {steps.map((step) => {
          const Icon = icons[step.mark];
          const current = step.number === here.number;
          return (
            <li key={step.number}>
              <Link
                to="/reviews/$cycleId/$reviewId/{-$step}"
                params={{ ...params, step: String(step.number) }}
                aria-current={current ? "step" : undefined}
                className="review-step"
              >
                <Icon className={classes("icon", step.mark === "done" && "status-good")} />
                <span>
                  {step.label}
                  <span className="visually-hidden">, {spoken[step.mark]}</span>
                  <small>{current && step.mark === "open" ? "You are here" : step.note}</small>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
      <p className="tiny faint review-readers">{form.readers}</p>
    </nav>
  );
}

/** The same on the phone: one short bar for each step. */
export function StepsBar({ steps, here }: Omit<StepsNavProps, "form">) {
  const done = steps.filter(({ mark }) => mark === "done").length;
  return (
    <div
      className="review-bar phone-only"
      role="img"
      aria-label={`Step ${here.number} of ${steps.length}, ${done} done`}
    >
      {steps.map((step) => (
        <span
          key={step.number}
          className={classes(step.mark === "done" && "is-done", step.number === here.number && "is-here")}
        />
      ))}
    </div>
  );
}
