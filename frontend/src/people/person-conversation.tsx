import { Link } from "@tanstack/react-router";
import {
  CalendarCheck,
  ClipboardCheck,
  FileText,
  type LucideIcon,
  MessageCircleHeart,
  MessageSquare,
  MessagesSquare,
} from "lucide-react";
import { useState } from "react";
import { graphql, type ResultOf } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { LinkButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { DateField } from "../ui/field";
import { formatInstant } from "../ui/format";
import { PersonList } from "./person-list";

const conversationQuery = graphql(`
  query PersonConversation(
    $personId: ID!
    $otherId: ID!
    $since: Date
    $until: Date
    $kinds: [SpokenKind!]
    $first: Int!
    $after: String
  ) {
    conversation(
      personId: $personId
      otherId: $otherId
      since: $since
      until: $until
      kinds: $kinds
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        at
        kind
        object {
          __typename
          id
          ... on Meeting { oneOnOne { id } topics { id text } }
          ... on CheckIn { wins blockers employee { id name } }
          ... on Feedback { text allowedActions giver { id name } }
          ... on Comment { text subjectKind subjectId author { id name } }
          ... on Review { reviewer { id name } reviewee { id name } cycle { id name } }
        }
      }
    }
  }
`);

type Item = ResultOf<typeof conversationQuery>["conversation"]["nodes"][number];
type Kind = Item["kind"];

const kinds: readonly { value: Kind; label: string; icon: LucideIcon }[] = [
  { value: "MEETING", label: "1:1s", icon: CalendarCheck },
  { value: "CHECK_IN", label: "Check-ins", icon: ClipboardCheck },
  { value: "FEEDBACK", label: "Feedback", icon: MessageCircleHeart },
  { value: "COMMENT", label: "Comments", icon: MessageSquare },
  { value: "REVIEW", label: "Reviews", icon: FileText },
];

interface PersonConversationProps {
  me: string;
  other: { id: string; name: string };
}

/** What the reader and a person said to each other, the newest first. */
export function PersonConversation({ me, other }: PersonConversationProps) {
  const [kind, choose] = useState<Kind | null>(null);
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const pages = usePages({
    query: conversationQuery,
    variables: {
      personId: me,
      otherId: other.id,
      since: since || null,
      until: until || null,
      kinds: kind ? [kind] : null,
      first: 20,
    },
    pick: (data) => data.conversation,
    typenames: ["Meeting", "CheckIn", "Feedback", "Comment", "Review"],
    live: true,
  });
  const rows = pages.nodes.map((item) => ({ ...item, id: item.object.id }));
  return (
    <div className="stack">
      <div className="conversation-filters">
        <fieldset className="row row-wrap">
          <legend className="visually-hidden">Kind</legend>
          {kinds.map(({ value, label }) => (
            <Chip
              key={value}
              tone="outline"
              isPressed={kind === value}
              onPress={() => choose(kind === value ? null : value)}
            >
              {label}
            </Chip>
          ))}
        </fieldset>
        <DateField label="From" value={since} onChange={setSince} />
        <DateField label="Until" value={until} onChange={setUntil} />
      </div>
      <PersonList
        title={`You and ${other.name}`}
        of="things said"
        pages={{ ...pages, nodes: rows }}
        icon={MessagesSquare}
        emptyTitle={kind || since || until ? "Nothing of that kind in this time" : "Nothing yet"}
        emptyWords={`1:1s, check-ins, feedback, comments and shared reviews between you and ${other.name} appear here.`}
        actions={
          <LinkButton size="small" to="/one-on-ones">
            Your 1:1s
          </LinkButton>
        }
        row={(item) => <ConversationRow item={item} me={me} />}
      />
    </div>
  );
}

function ConversationRow({ item, me }: { item: Item; me: string }) {
  const Icon = kinds.find(({ value }) => value === item.kind)?.icon ?? MessagesSquare;
  const { title, text, to } = inWords(item, me);
  return (
    <>
      <Icon className="icon faint" />
      <span className="grow stack-small">
        <span className="row row-wrap small">
          {to ? (
            <Link to={to} className="quiet-link strong">
              {title}
            </Link>
          ) : (
            <span className="strong">{title}</span>
          )}
          <time dateTime={item.at} className="faint">
            {formatInstant(item.at)}
          </time>
        </span>
        {text && <span className="said-text">{text}</span>}
      </span>
    </>
  );
}

interface Told {
  title: string;
  text?: string;
  to?: string;
}

function inWords({ object }: Item, me: string): Told {
  switch (object.__typename) {
    case "Meeting":
      return {
        title: "1:1",
        text: object.topics.map(({ text }) => text).join(" · "),
        to: `/one-on-ones/${object.oneOnOne?.id}/${object.id}`,
      };
    case "CheckIn":
      return {
        title: `${who(object.employee, me)} checked in`,
        text: [object.wins, object.blockers].filter(Boolean).join("\n"),
      };
    case "Feedback":
      return object.allowedActions.includes("MARK_READ")
        ? {
            title: `${who(object.giver, me)} gave feedback`,
            text: "Open it in your feedback.",
            to: "/feedback/received",
          }
        : { title: `${who(object.giver, me)} gave feedback`, text: object.text };
    case "Comment":
      return { title: `${who(object.author, me)} commented`, text: object.text, to: `/comments/${object.id}` };
    case "Review":
      return {
        title: `${who(object.reviewer, me)} shared a review`,
        text: object.cycle.name,
        to: `/reviews/${object.cycle.id}/${object.id}`,
      };
    default:
      return { title: "Something said" };
  }
}

function who(person: { id: string; name: string } | null, me: string): string {
  if (!person) return "Somebody";
  return person.id === me ? "You" : person.name;
}
