import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast";
import { WordsDialog } from "./words-dialog";

const release = graphql(`
  mutation ReleaseFeedback($input: ReleaseFeedbackInput!) {
    releaseFeedback(input: $input) {
      __typename
      ... on ReleaseFeedbackPayload { feedback { id visibility version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);
const dispute = graphql(`
  mutation DisputeFeedback($input: DisputeFeedbackInput!) {
    disputeFeedback(input: $input) {
      __typename
      ... on DisputeFeedbackPayload { feedback { id state dispute version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);
const report = graphql(`
  mutation ReportFeedback($input: ReportFeedbackInput!) {
    reportFeedback(input: $input) {
      __typename
      ... on ReportFeedbackPayload { feedback { id reportedAt version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);
const hide = graphql(`
  mutation HideFeedback($input: HideFeedbackInput!) {
    hideFeedback(input: $input) {
      __typename
      ... on HideFeedbackPayload { feedback { id state text version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);
const dismiss = graphql(`
  mutation DismissFeedbackReport($input: DismissFeedbackReportInput!) {
    dismissFeedbackReport(input: $input) {
      __typename
      ... on DismissFeedbackReportPayload { feedback { id reportedAt version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);
const restore = graphql(`
  mutation RestoreFeedback($input: RestoreFeedbackInput!) {
    restoreFeedback(input: $input) {
      __typename
      ... on RestoreFeedbackPayload { feedback { id state text version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);

const why = { label: "Why", name: "reason", note: "HR and the log keep it." } as const;
const dialogs = {
  DISPUTE: {
    open: "I see it differently",
    title: "What do you see differently?",
    label: "Your view",
    name: "text",
    note: "Whoever reads the feedback reads this beside it. You can say it once.",
    button: "Say so",
    done: "Your view stands beside it.",
    document: dispute,
  },
  REPORT: {
    ...why,
    open: "Report",
    title: "Report as abuse",
    button: "Report to HR",
    done: "HR will look at it.",
    document: report,
  },
  HIDE: {
    ...why,
    open: "Hide",
    title: "Hide these words",
    button: "Hide",
    done: "Hidden; a tombstone is left.",
    document: hide,
  },
  DISMISS: {
    ...why,
    open: "Leave it",
    title: "Leave these words",
    button: "Leave it",
    done: "Left as it is.",
    document: dismiss,
  },
  RESTORE: {
    ...why,
    open: "Restore",
    title: "Bring these words back",
    button: "Restore",
    done: "Brought back.",
    document: restore,
  },
} as const;
type Move = keyof typeof dialogs;

/** What else one can do with feedback: each a quiet button, most with a dialog for the words. */
export function FeedbackCare({
  feedback,
}: {
  feedback: { id: string; version: number; allowedActions: readonly string[] };
}) {
  const [open, setOpen] = useState<Move | null>(null);
  const moves = (Object.keys(dialogs) as Move[]).filter((move) => feedback.allowedActions.includes(move));
  return (
    <>
      {feedback.allowedActions.includes("RELEASE") && <Release feedback={feedback} />}
      {moves.map((move) => (
        <Button key={move} kind="ghost" size="small" onClick={() => setOpen(move)}>
          {dialogs[move].open}
        </Button>
      ))}
      {open === "DISPUTE" && <WordsDialog {...dialogs.DISPUTE} subject={feedback} onClose={() => setOpen(null)} />}
      {open && open !== "DISPUTE" && (
        <WordsDialog {...dialogs[open]} subject={feedback} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function Release({ feedback: { id, version } }: { feedback: { id: string; version: number } }) {
  const form = useMutationForm(release);
  async function send(): Promise<void> {
    if (await form.send({ input: { id, version } })) showToast("The receiver reads it now, too.");
  }
  return (
    <Button kind="ghost" size="small" pending={form.sending} onClick={() => void send()}>
      Show it to the receiver
    </Button>
  );
}
