import { Link } from "@tanstack/react-router";
import { Quote } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { Avatar } from "../../ui/avatar";
import { Chip } from "../../ui/chip";
import { RelativeTime } from "../../ui/moment";
import { CommentsBelow } from "../comments-below";
import { OpenFeedback } from "../open-feedback";

export const recognitionCard = graphql(`
  fragment RecognitionCard on Feedback {
    id
    text
    sentAt
    version
    allowedActions
    giver { id name }
    receiver { id name title }
    goal { id title }
    skill { id name }
    comments(first: 1) { totalCount }
  }
`);

/** Praise that everybody reads: who is praised stands above, who says so below. */
export function RecognitionCard(props: { recognition: FragmentOf<typeof recognitionCard> }) {
  const recognition = readFragment(recognitionCard, props.recognition);
  const { id, text, sentAt, allowedActions, giver, receiver, goal, skill, comments } = recognition;
  const { employee } = useViewer();
  const praised = receiver?.id === employee?.id ? "You" : (receiver?.name ?? "Somebody");
  const by = giver?.id === employee?.id ? "You" : (giver?.name ?? "Somebody");
  return (
    <article className="card recognition" aria-label={`${praised}, praised by ${by}`}>
      <header className="row">
        <Avatar name={receiver?.name ?? "?"} size="large" />
        <span className="grow">
          {receiver ? (
            <Link to="/people/$employeeId" params={{ employeeId: receiver.id }} className="quiet-link strong">
              <bdi>{praised}</bdi>
            </Link>
          ) : (
            <span className="strong">{praised}</span>
          )}
          <span className="person-title">{receiver?.title}</span>
        </span>
        <Quote className="icon recognition-mark" />
      </header>
      {allowedActions.includes("MARK_READ") ? (
        <OpenFeedback feedback={recognition} />
      ) : (
        <p className="recognition-text">
          <bdi>{text}</bdi>
        </p>
      )}
      {(skill || goal) && (
        <p className="row row-wrap small">
          {skill && <Chip tone="good">{skill.name}</Chip>}
          {goal && (
            <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="link ellipsis">
              <bdi>{goal.title}</bdi>
            </Link>
          )}
        </p>
      )}
      <footer className="row row-wrap small">
        <Avatar name={giver?.name ?? "?"} size="small" />
        <span>
          <span className="faint">thanked by</span> <bdi>{by === "You" ? "you" : by}</bdi>
        </span>
        <Link to="/feedback/item/$feedbackId" params={{ feedbackId: id }} className="quiet-link faint">
          <RelativeTime value={sentAt} />
        </Link>
      </footer>
      <CommentsBelow id={id} about={`the praise for ${praised}`} count={comments.totalCount} />
    </article>
  );
}
