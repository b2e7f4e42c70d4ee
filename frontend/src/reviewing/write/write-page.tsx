import { Eye, FolderOpen } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";
import { useTitle } from "../../ui/title";
import type { FormDrafts } from "../drafts/form-drafts";
import { isWithoutName } from "../form-words";
import { EvidenceFrame } from "./evidence-frame";
import { EvidencePanel } from "./evidence-panel";
import type { Form } from "./form-query";
import { QuestionBody } from "./question-body";
import { QuestionTold } from "./question-told";
import { SavedState } from "./saved-state";
import { countOf, stepsOf } from "./steps";
import { StepsBar, StepsNav } from "./steps-nav";
import { useCiting, useHeading } from "./use-citing";
import { useEvidence } from "./use-evidence";
import { useFormDrafts, useRevision } from "./use-form-drafts";
import { WritingContext } from "./writing-context";
import "./answers.css";
import "./evidence.css";
import "./write.css";

const HandInDialog = lazy(() => import("./hand-in-dialog").then((module) => ({ default: module.HandInDialog })));
const DeclineDialog = lazy(() => import("./decline-dialog").then((module) => ({ default: module.DeclineDialog })));
const Preview = lazy(() => import("./preview").then((module) => ({ default: module.Preview })));

/** Writing a review: one question at a time, what happened beside it, every word kept. */
export function WritePage({ form, step }: { form: Form; step: number }) {
  const { drafts, error, retry } = useFormDrafts(form);
  useTitle(`${form.reviewee.name}, ${form.cycle.name}`, [{ label: "Reviews", to: "/reviews" }]);
  if (error) {
    const { what, next, code } = describeFailure(error);
    return (
      <ErrorState title="Your answers could not be loaded." code={code} onRetry={retry}>
        {what} {next}
      </ErrorState>
    );
  }
  return drafts ? <Desk key={form.id} form={form} drafts={drafts} number={step} /> : <SkeletonPage />;
}

function Desk({ form, drafts, number }: { form: Form; drafts: FormDrafts; number: number }) {
  useRevision(drafts);
  const steps = stepsOf(form, drafts);
  const here = steps[Math.min(Math.max(number, 1), steps.length) - 1];
  const evidence = useEvidence(form.id);
  const [open, setOpen] = useState<"evidence" | "preview" | "hand-in" | "decline" | null>(null);
  const heading = useHeading(here?.number);
  const { data } = evidence;
  const citing = useCiting(form, drafts, here?.question.id ?? "", data?.evidence ?? []);

  const items = data?.evidence;
  const writing = useMemo(
    () => ({
      form,
      drafts,
      aim: citing.aim,
      monthOf: ({ id }: { id: string }) => items?.find((item) => item.id === id)?.at.slice(0, 7),
      monthsWithEvidence: [...new Set(items?.map(({ at }) => at.slice(0, 7)))],
      promises: data?.promises,
      lastAsks: data?.lastAsks,
      openEvidence: () => setOpen("evidence"),
    }),
    [form, drafts, citing.aim, items, data?.promises, data?.lastAsks],
  );
  if (!here) return null;
  const { question } = here;
  const last = here.number === steps.length;
  const cited = new Set(drafts.written.flatMap(({ content }) => content.cites.map(({ id }) => id))).size;
  const available = data?.evidenceByMonth.reduce((sum, month) => sum + month.available, 0) ?? 0;
  const count = data ? `${countOf(Math.max(available, data.evidence.length), "item")} · ${cited} cited` : "";
  const goTo = (target: number) => ({
    to: "/reviews/$cycleId/$reviewId/{-$step}" as const,
    params: { cycleId: form.cycle.id, reviewId: form.id, step: String(target) },
  });
  return (
    <WritingContext value={writing}>
      <div className="page-bleed review-desk">
        <StepsNav form={form} steps={steps} here={here} />
        <section className="review-write" aria-labelledby="question">
          <div className="review-write-in">
            <StepsBar steps={steps} here={here} />
            {(isWithoutName(form.direction) || form.direction === "REPORT") && here.number === 1 && (
              <div className="review-told">
                <Callout>
                  {form.readers} {form.rolledUp}
                </Callout>
              </div>
            )}
            <h1 id="question" ref={heading} tabIndex={-1}>
              {question.title}
            </h1>
            {question.help && <p className="review-help">{question.help}</p>}
            <QuestionTold form={form} question={question} />
            <QuestionBody key={question.id} question={question} />
            <button type="button" className="evidence-opener" onClick={() => setOpen("evidence")}>
              <FolderOpen className="icon" />
              <span className="grow">
                <b>Evidence</b> <span className="faint">{count}</span>
              </span>
            </button>
          </div>
          <footer className="review-foot">
            <SavedState state={drafts.summary} />
            <span className="grow" />
            {form.allowedActions.includes("DECLINE") && here.number === 1 && (
              <Button kind="ghost" onClick={() => setOpen("decline")}>
                Decline
              </Button>
            )}
            <Button icon={<Eye className="icon icon-small" />} onClick={() => setOpen("preview")}>
              <span className="review-foot-preview">
                {form.direction === "SELF" ? "Preview" : `See as ${form.reviewee.name}`}
              </span>
            </Button>
            {here.number > 1 && <LinkButton {...goTo(here.number - 1)}>Back</LinkButton>}
            {!last && (
              <LinkButton kind="primary" {...goTo(here.number + 1)}>
                <span className="review-foot-next">Next: {steps[here.number]?.label.toLowerCase()}</span>
              </LinkButton>
            )}
            {last && (
              <Button kind="primary" onClick={() => setOpen("hand-in")}>
                Hand in
              </Button>
            )}
          </footer>
        </section>
        <EvidenceFrame count={count} isOpen={open === "evidence"} onClose={() => setOpen(null)}>
          <EvidencePanel
            evidence={evidence}
            place={citing.place}
            onCite={citing.cite}
            onRemove={citing.remove}
            onFocusItem={citing.focusItem}
          />
        </EvidenceFrame>
      </div>
      <Suspense>
        {open === "preview" && <Preview form={form} drafts={drafts} onClose={() => setOpen(null)} />}
        {open === "decline" && <DeclineDialog form={form} onClose={() => setOpen(null)} />}
        {open === "hand-in" && <HandInDialog form={form} drafts={drafts} steps={steps} onClose={() => setOpen(null)} />}
      </Suspense>
    </WritingContext>
  );
}
