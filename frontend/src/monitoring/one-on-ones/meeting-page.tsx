import { CalendarArrowDown, Check } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { ActionRow } from "./action-row";
import { NoteCard } from "./note-card";
import { pairOf } from "./pair-page";
import { actionItem, agendaItem } from "./query";
import { meetingRoute } from "./routes";
import { meetingTime } from "./words";
import "./one-on-ones.css";

const meetingQuery = graphql(
  `
    query MeetingPage($id: ID!) {
      meeting(id: $id) {
        id
        startsAt
        minutes
        moved
        state
        calendarHref
        note { id text version }
        topics { id ...AgendaItemRow }
        actionItems { id ...ActionItemRow }
        oneOnOne {
          id
          organiser { id name manager { id } }
          partner { id name manager { id } }
        }
      }
    }
  `,
  [agendaItem, actionItem],
);

type Meeting = NonNullable<ResultOf<typeof meetingQuery>["meeting"]>;

const context = { live: true, additionalTypenames: ["AgendaItem", "ActionItem", "MeetingNote"] };

/** One meeting: what was talked about, what was taken on, and what one noted for oneself. */
export function MeetingPage() {
  const { meetingId } = meetingRoute.useParams();
  const [{ data, error, stale }, retry] = useQuery({ query: meetingQuery, variables: { id: meetingId }, context });
  if (data?.meeting) return <Loaded meeting={data.meeting} key={data.meeting.id} />;
  if (error && !data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The meeting could not be loaded." code={code} onRetry={() => retry()} retrying={stale}>
        {next}
      </ErrorState>
    );
  }
  if (!data) return <SkeletonPage />;
  return <NoRight what="meeting" actions={<LinkButton to="/one-on-ones">Go to your 1:1s</LinkButton>} />;
}

function Loaded({ meeting }: { meeting: Meeting }) {
  const { employee } = useViewer();
  const { oneOnOne } = meeting;
  if (!oneOnOne) return null;
  const pair = pairOf(oneOnOne, employee ?? { id: "", name: "" });
  const crumbs = [
    { label: "1:1s", to: "/one-on-ones" },
    { label: pair.other.name, to: `/one-on-ones/${oneOnOne.id}` },
  ];
  const left = meeting.state === "SKIPPED" ? "Left out" : `${meeting.minutes} minutes${meeting.moved ? ", moved" : ""}`;
  return (
    <>
      <PageHead title={meetingTime(meeting.startsAt)} lede={`1:1 with ${pair.other.name}. ${left}.`} crumbs={crumbs}>
        <a className="button" href={meeting.calendarHref} download>
          <CalendarArrowDown className="icon" /> Calendar file
        </a>
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          <Card title="Talked about" note={meeting.topics.length || undefined} flush>
            {meeting.topics.length === 0 && (
              <p className="card-body small muted">Nothing was ticked in this meeting.</p>
            )}
            <ul className="rows talk-rows">
              {meeting.topics.map(({ id, text, author }) => (
                <li key={id}>
                  <Check className="icon icon-small status-good" />
                  <span className="grow said">{text}</span>
                  <bdi className="tiny faint">{author?.name}</bdi>
                </li>
              ))}
            </ul>
          </Card>
          <Card title="Taken on" note={meeting.actionItems.length || undefined} flush>
            {meeting.actionItems.length === 0 && <p className="card-body small muted">Nothing was taken on.</p>}
            <ul className="rows talk-rows">
              {meeting.actionItems.map((item) => (
                <ActionRow key={item.id} item={item} pair={pair} />
              ))}
            </ul>
          </Card>
        </div>
        <NoteCard meetingId={meeting.id} note={meeting.note} />
      </div>
    </>
  );
}
