import { Link } from "@tanstack/react-router";
import { Eye, EyeOff, Globe, type LucideIcon, Users } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { RelativeTime } from "../ui/moment";
import { showToast } from "../ui/toast";
import { CommentsBelow } from "./comments-below";
import { FeedbackCare } from "./feedback-care";
import { kindWords, type Visibility, visibilityWords } from "./feedback-words";
import { OpenFeedback } from "./open-feedback";
import { RefusedLine } from "./refused-line";
import { retractFeedback } from "./use-sent-toast";

export const feedbackRow = graphql(`
  fragment FeedbackRow on Feedback {
    id
    kind
    visibility
    state
    text
    sentAt
    readAt
    dispute
    reportedAt
    version
    allowedActions
    giver { id name }
    receiver { id name }
    goal { id title }
    skill { id name }
    comments(first: 1) { totalCount }
    reports { reason state keptText reporter { name } }
  }
`);

const tones = { PRAISE: "good", CONSTRUCTIVE: "warn", NOTE: "plain" } as const;
const readerIcons: Record<Visibility, LucideIcon> = {
  RECEIVER: Eye,
  RECEIVER_AND_MANAGER: Users,
  MANAGER_ONLY: EyeOff,
  PUBLIC: Globe,
};

/** One piece of feedback. For its receiver it is folded until they open it; the giver then sees that it was read. */
export function FeedbackRow(props: { feedback: FragmentOf<typeof feedbackRow>; alone?: boolean }) {
  const feedback = readFragment(feedbackRow, props.feedback);
  const { giver, receiver, kind, visibility, text, sentAt, goal, skill, allowedActions, state } = feedback;
  const { employee } = useViewer();
  const unread = allowedActions.includes("MARK_READ");
  const Readers = readerIcons[visibility];
  return (
    <article className="feedback">
      <Avatar name={giver?.name ?? "?"} />
      <div className="grow stack-small">
        <p className="feedback-head">
          <Name person={giver} me={employee?.id} />
          <span className="muted">to</span>
          <Name person={receiver} me={employee?.id} />
          <Chip tone={tones[kind]}>{kindWords[kind]}</Chip>
          {unread && <Chip tone="accent">New</Chip>}
          {state === "RETRACTED" && <Chip tone="outline">Taken back</Chip>}
          <Link to="/feedback/item/$feedbackId" params={{ feedbackId: feedback.id }} className="quiet-link small faint">
            <RelativeTime value={sentAt} />
          </Link>
        </p>
        {unread ? (
          <OpenFeedback feedback={feedback} />
        ) : state === "HIDDEN" ? (
          <p className="muted">HR hid these words.</p>
        ) : (
          <p className="said">{text}</p>
        )}
        {feedback.dispute && (
          <p className="small">
            <span className="strong">
              {receiver?.id === employee?.id ? "You see" : `${receiver?.name ?? "They"} sees`}
            </span>{" "}
            it differently: {feedback.dispute}
          </p>
        )}
        {feedback.reports.map((report) => (
          <p key={report.reason} className="small muted">
            {report.reporter?.name ?? "Somebody"} reported it: {report.reason}
            {report.keptText && ` The hidden words: “${report.keptText}”`}
          </p>
        ))}
        <p className="feedback-foot">
          {goal && (
            <span>
              about{" "}
              <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="link">
                <bdi>{goal.title}</bdi>
              </Link>
            </span>
          )}
          {skill && <span>{skill.name}</span>}
          <span className="row">
            <Readers className="icon icon-small" />
            {visibilityWords[visibility]}
          </span>
          {giver?.id === employee?.id && (state === "SENT" || state === "READ") && visibility !== "MANAGER_ONLY" && (
            <span>{state === "READ" ? "read" : "not read yet"}</span>
          )}
        </p>
        {!unread && (
          <CommentsBelow
            id={feedback.id}
            about={`what ${giver?.name ?? "somebody"} wrote`}
            count={feedback.comments.totalCount}
            open={props.alone}
          >
            {allowedActions.includes("RETRACT") && <Retract id={feedback.id} version={feedback.version} />}
            <FeedbackCare feedback={feedback} />
          </CommentsBelow>
        )}
      </div>
    </article>
  );
}

function Name({ person, me }: { person: { id: string; name: string } | null; me: string | undefined }) {
  if (!person) return <span className="strong">Somebody</span>;
  return <bdi className="strong">{person.id === me ? "You" : person.name}</bdi>;
}

function Retract({ id, version }: { id: string; version: number }) {
  const form = useMutationForm(retractFeedback);
  async function retract(): Promise<void> {
    if (await form.send({ input: { id, version } })) showToast("Taken back; nobody else sees it.");
  }
  return (
    <div>
      <Button kind="ghost" size="small" pending={form.sending} onClick={() => void retract()}>
        Take back
      </Button>
      <RefusedLine errors={form.errors} />
    </div>
  );
}
