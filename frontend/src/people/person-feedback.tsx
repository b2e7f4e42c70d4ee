import { Link } from "@tanstack/react-router";
import { MessageCircleHeart } from "lucide-react";
import { graphql, type ResultOf } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { Avatar } from "../ui/avatar";
import { Chip } from "../ui/chip";
import { RelativeTime } from "../ui/moment";
import { PersonList } from "./person-list";

const personFeedback = graphql(`
  fragment PersonFeedback on Feedback @_unmask {
    id
    kind
    state
    text
    sentAt
    allowedActions
    giver { id name }
    receiver { id name }
    goal { id title }
  }
`);

const receivedQuery = graphql(
  `
    query PersonFeedbackReceived($id: ID!, $first: Int!, $after: String) {
      employee(id: $id) {
        id
        feedbackReceived(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id ...PersonFeedback }
        }
      }
    }
  `,
  [personFeedback],
);

const givenQuery = graphql(
  `
    query PersonFeedbackGiven($id: ID!, $first: Int!, $after: String) {
      employee(id: $id) {
        id
        feedbackGiven(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id ...PersonFeedback }
        }
      }
    }
  `,
  [personFeedback],
);

type Row = ResultOf<typeof personFeedback>;

/** What was said to a person and by them, of what the viewer may read. */
export function PersonFeedbackTab({ id, name }: { id: string; name: string }) {
  const received = usePages({
    query: receivedQuery,
    variables: { id, first: 20 },
    pick: (data) => data.employee?.feedbackReceived,
    typenames: ["Feedback"],
  });
  const given = usePages({
    query: givenQuery,
    variables: { id, first: 20 },
    pick: (data) => data.employee?.feedbackGiven,
    typenames: ["Feedback"],
  });
  return (
    <div className="stack">
      <PersonList
        title="Received"
        of="pieces of feedback"
        pages={received}
        icon={MessageCircleHeart}
        emptyTitle="No feedback to show"
        emptyWords={`What was said to ${name} and is shared with you appears here.`}
        row={(feedback) => <FeedbackLine feedback={feedback} other={feedback.giver} preposition="from" />}
      />
      {given.totalCount > 0 && (
        <PersonList
          title="Given"
          of="pieces of feedback"
          pages={given}
          icon={MessageCircleHeart}
          emptyTitle="No feedback to show"
          emptyWords={`What ${name} said to others and is shared with you appears here.`}
          row={(feedback) => <FeedbackLine feedback={feedback} other={feedback.receiver} preposition="to" />}
        />
      )}
    </div>
  );
}

interface LineProps {
  feedback: Row;
  other: { id: string; name: string } | null;
  preposition: string;
}

const kinds = {
  PRAISE: { word: "Praise", tone: "good" },
  CONSTRUCTIVE: { word: "To improve", tone: "warn" },
  NOTE: { word: "Note", tone: "plain" },
} as const;

function FeedbackLine({ feedback, other, preposition }: LineProps) {
  const { kind, state, text, sentAt, goal, allowedActions } = feedback;
  const { word, tone } = kinds[kind];
  return (
    <>
      <Avatar name={other?.name ?? "?"} />
      <span className="grow stack-small">
        <span className="row row-wrap small">
          <span className="muted">{preposition}</span>
          {other ? (
            <Link to="/people/$employeeId" params={{ employeeId: other.id }} className="quiet-link strong">
              <bdi>{other.name}</bdi>
            </Link>
          ) : (
            <span className="strong">somebody</span>
          )}
          <Chip tone={tone}>{word}</Chip>
          {state === "RETRACTED" && <Chip tone="outline">Taken back</Chip>}
          <span className="faint">
            <RelativeTime value={sentAt} />
          </span>
        </span>
        {allowedActions.includes("MARK_READ") ? (
          <Link to="/feedback/$list" params={{ list: "received" }} className="link small">
            Open it in your feedback
          </Link>
        ) : (
          <span className="said-text">{text}</span>
        )}
        {goal && (
          <span className="tiny faint">
            about{" "}
            <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="link">
              <bdi>{goal.title}</bdi>
            </Link>
          </span>
        )}
      </span>
    </>
  );
}
