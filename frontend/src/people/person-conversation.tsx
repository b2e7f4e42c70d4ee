import { Link } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { LinkButton } from "../ui/button";
import { formatInstant } from "../ui/format";
import type { PersonOption } from "../ui/person-picker";
import { EmptyState } from "../ui/states";
import { ConversationFilters, kindLooks } from "./conversation-filters";
import type { ConversationSearch } from "./conversation-search";
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

const otherQuery = graphql(`
  query ConversationOther($id: ID!) {
    employee(id: $id) { id name title }
  }
`);

type Item = ResultOf<typeof conversationQuery>["conversation"]["nodes"][number];
type Kind = Item["kind"];

interface PersonConversationProps {
  me: string;
  person: PersonOption;
  /** With whom, unless the address says so. */
  usually: PersonOption | null;
  search: ConversationSearch;
}

/** What two people said to each other between two days, the newest first, as far as the reader may read it. */
export function PersonConversation({ me, person, usually, search }: PersonConversationProps) {
  const chosen = search.with;
  const [{ data }] = useQuery({ query: otherQuery, variables: { id: chosen ?? "" }, pause: !chosen });
  const other = chosen ? (data?.employee ?? null) : usually;
  return (
    <div className="stack">
      <ConversationFilters personId={person.id} other={other} search={search} />
      {other && other.id !== person.id && <Timeline me={me} person={person} other={other} search={search} />}
      {(!other || other.id === person.id) && (
        <EmptyState icon={MessagesSquare} title="A conversation needs two" level={3}>
          Choose with whom {person.id === me ? "you" : person.name} talked.
        </EmptyState>
      )}
    </div>
  );
}

function Timeline({ me, person, other, search }: Omit<PersonConversationProps, "usually"> & { other: PersonOption }) {
  const { kind, from, until } = search;
  const pages = usePages({
    query: conversationQuery,
    variables: {
      personId: person.id,
      otherId: other.id,
      since: from ?? null,
      until: until ?? null,
      kinds: kind ? [kind.toUpperCase() as Kind] : null,
      first: 20,
    },
    pick: (data) => data.conversation,
    typenames: ["Meeting", "CheckIn", "Feedback", "Comment", "Review"],
    live: true,
  });
  const rows = pages.nodes.map((item) => ({ ...item, id: item.object.id }));
  const [one, two] =
    person.id === me ? ["You", other.name] : other.id === me ? ["You", person.name] : [person.name, other.name];
  const mine = one === "You";
  return (
    <PersonList
      title={`${one} and ${two}`}
      of="things said"
      pages={{ ...pages, nodes: rows }}
      icon={MessagesSquare}
      emptyTitle={kind || from || until ? "Nothing of that kind in this time" : "Nothing yet"}
      emptyWords={
        mine
          ? `1:1s, check-ins, feedback, comments and shared reviews between you and ${two} appear here.`
          : `What ${one} and ${two} said to each other and is shared with you appears here.`
      }
      actions={
        mine && (
          <LinkButton size="small" to="/one-on-ones">
            Your 1:1s
          </LinkButton>
        )
      }
      row={(item) => <ConversationRow item={item} me={me} />}
    />
  );
}

function ConversationRow({ item, me }: { item: Item; me: string }) {
  const { icon: Icon } = kindLooks[item.kind.toLowerCase() as keyof typeof kindLooks];
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
        to: `/check-ins/one/${object.id}`,
      };
    case "Feedback":
      return {
        title: `${who(object.giver, me)} gave feedback`,
        text: object.allowedActions.includes("MARK_READ") ? "Not opened yet." : object.text,
        to: `/feedback/item/${object.id}`,
      };
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
