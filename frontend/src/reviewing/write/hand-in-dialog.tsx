import { Link } from "@tanstack/react-router";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql/graphql";
import { isRefused, type UserError } from "../../graphql/refused";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Dialog } from "../../ui/dialog";
import { showToast } from "../../ui/toast";
import type { FormDrafts } from "../drafts/form-drafts";
import { type Form, versionQuery } from "./form-query";
import { countOf, type Step } from "./steps";

const submitReview = graphql(`
  mutation SubmitReview($input: SubmitReviewInput!) {
    submitReview(input: $input) {
      __typename
      ... on SubmitReviewPayload { review { id state version submittedAt allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface HandInDialogProps {
  form: Form;
  drafts: FormDrafts;
  steps: readonly Step[];
  onClose: () => void;
}

/** What is still missing, each with its step; then it is handed in. The server has the last word. */
export function HandInDialog({ form, drafts, steps, onClose }: HandInDialogProps) {
  const client = useClient();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<readonly UserError[]>([]);
  const open = steps.filter(({ missing }) => missing.length > 0);
  const { where } = drafts.summary;
  const ready = open.length === 0 && where !== "conflict" && where !== "refused";

  async function send(): Promise<void> {
    setSending(true);
    setRefused([]);
    await drafts.flush();
    if (drafts.summary.where !== "saved") {
      setSending(false);
      return setRefused([
        {
          code: "",
          path: [],
          message:
            "Some of it is not on the server yet, so it cannot be handed in. It is safe here; try again when the connection is back.",
        },
      ]);
    }
    const now = await client.query(versionQuery, { id: form.id }, { requestPolicy: "network-only" }).toPromise();
    const version = now.data?.review?.version ?? form.version;
    const { data } = await client.mutation(submitReview, { input: { reviewId: form.id, version } }).toPromise();
    setSending(false);
    if (!data)
      return setRefused([
        { code: "", path: [], message: "The server did not answer. Nothing is lost; try again in a moment." },
      ]);
    if (isRefused(data.submitReview)) return setRefused(data.submitReview.errors);
    showToast(
      form.direction === "SELF"
        ? "Your self review is handed in."
        : `The review of ${form.reviewee.name} is handed in.`,
    );
    onClose();
  }

  return (
    <Dialog title={ready ? "Hand in" : "Not quite ready"} isOpen onClose={onClose}>
      <div className="stack">
        {ready ? (
          <p className="row">
            <CircleCheck className="icon status-good" />
            {steps.length} of {steps.length} steps are complete or optional.
          </p>
        ) : (
          <>
            <p>
              {countOf(open.length, "step")} still {open.length === 1 ? "needs" : "need"} something:
            </p>
            <ul className="stack-small">
              {open.flatMap((step) =>
                step.missing.map((words) => (
                  <li key={`${step.number} ${words}`} className="row">
                    <TriangleAlert className="icon status-warn" />
                    <StepLink form={form} step={step} words={words} onFollow={onClose} />
                  </li>
                )),
              )}
            </ul>
            {(where === "conflict" || where === "refused") && (
              <p>One answer needs a choice first; its step says which.</p>
            )}
          </>
        )}
        {refused.length > 0 && (
          <div role="alert">
            <Callout kind="bad">
              {refused.map((error) => {
                const step = steps.find(({ question }) => error.path.includes(question.id));
                return (
                  <p key={error.path.join() + error.message}>
                    {step ? (
                      <StepLink form={form} step={step} words={error.message} onFollow={onClose} />
                    ) : (
                      error.message
                    )}
                  </p>
                );
              })}
            </Callout>
          </div>
        )}
        <p className="small muted">{form.readers}</p>
        <div className="form-foot">
          <Button onClick={onClose}>Go on writing</Button>
          <Button kind="primary" pending={sending} disabled={!ready} onClick={() => void send()}>
            {sending ? "Handing in" : "Hand in"}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function StepLink({ form, step, words, onFollow }: { form: Form; step: Step; words: string; onFollow: () => void }) {
  return (
    <span>
      <Link
        to="/reviews/$cycleId/$reviewId/{-$step}"
        params={{ cycleId: form.cycle.id, reviewId: form.id, step: String(step.number) }}
        className="link"
        onClick={onFollow}
      >
        {step.label}
      </Link>
      : {words}
    </span>
  );
}
