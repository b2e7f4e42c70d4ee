import { CalendarArrowDown, CalendarSync, CircleStop, MessagesSquare } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import type { ResultOf } from "../../graphql/graphql";
import { useFollowing } from "../../graphql/use-live";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Menu } from "../../ui/menu";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { ActionsCard, type Pair } from "./actions-card";
import { AgendaCard } from "./agenda-card";
import { DatesCard } from "./dates-card";
import { EndDialog } from "./end-dialog";
import { HistoryCard } from "./history-card";
import { NoteCard } from "./note-card";
import { oneOnOneChanged, oneOnOneQuery } from "./query";
import { oneOnOneRoute } from "./routes";
import { acceptOneOnOne, declineOneOnOne } from "./series-mutations";
import { RescheduleDialog } from "./start-dialog";
import { useQuick } from "./use-quick";
import { meetingTime, otherOf, ruleInWords } from "./words";
import "./one-on-ones.css";

export type OneOnOne = NonNullable<ResultOf<typeof oneOnOneQuery>["oneOnOne"]>;

const context = { live: true, additionalTypenames: ["AgendaItem", "ActionItem", "Meeting", "MeetingNote"] };

/** The 1:1 of two people: what to talk about, what was taken on, and notes for oneself. */
export function PairPage() {
  const { oneOnOneId } = oneOnOneRoute.useParams();
  const [{ data, error, stale }, retry] = useQuery({ query: oneOnOneQuery, variables: { id: oneOnOneId }, context });
  useFollowing(oneOnOneChanged, { id: oneOnOneId });
  if (data?.oneOnOne) return <Loaded series={data.oneOnOne} key={data.oneOnOne.id} />;
  if (error && !data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The 1:1 could not be loaded." code={code} onRetry={() => retry()} retrying={stale}>
        {next} What you typed is kept on this device.
      </ErrorState>
    );
  }
  if (!data) return <SkeletonPage />;
  return <NoRight what="1:1" actions={<LinkButton to="/one-on-ones">Go to your 1:1s</LinkButton>} />;
}

/** The two, as this reader sees them. */
export function pairOf(series: Pick<OneOnOne, "organiser" | "partner">, me: { id: string; name: string }): Pair {
  const other = otherOf(series, me.id);
  const mine = series.organiser?.id === me.id ? series.organiser : series.partner;
  const managerId = mine?.manager?.id === other?.id ? other?.id : other?.manager?.id === me.id ? me.id : null;
  return { me, other: other ?? { id: "", name: "Somebody" }, managerId: managerId ?? null };
}

function Loaded({ series }: { series: OneOnOne }) {
  const { employee } = useViewer();
  const pair = pairOf(series, employee ?? { id: "", name: "" });
  const mayWrite = series.allowedActions.includes("WRITE");
  const next = series.nextMeetings.find(({ state }) => state === "PLANNED");
  const lede = next ? `${ruleInWords(series)}. Next: ${meetingTime(next.startsAt)}.` : `${ruleInWords(series)}.`;
  return (
    <>
      <PageHead title={`1:1 with ${pair.other.name}`} crumbs={[{ label: "1:1s", to: "/one-on-ones" }]} lede={lede}>
        <LinkButton
          to="/people/$employeeId/$tab"
          params={{ employeeId: pair.other.id, tab: "conversation" }}
          icon={<MessagesSquare className="icon" />}
        >
          Conversation
        </LinkButton>
        <Actions series={series} />
      </PageHead>
      <Standing series={series} other={pair.other.name} />
      {series.state !== "PROPOSED" && series.state !== "DECLINED" && (
        <div className="with-aside">
          <div className="stack">
            <AgendaCard oneOnOneId={series.id} items={series.agenda} mayWrite={mayWrite} />
            <ActionsCard oneOnOneId={series.id} items={series.actionItems} pair={pair} mayWrite={mayWrite} />
          </div>
          <div className="stack">
            {next && <NoteCard key={next.id} meetingId={next.id} note={next.note} about={meetingTime(next.startsAt)} />}
            {series.state === "ACTIVE" && <DatesCard meetings={series.nextMeetings} timeZone={series.timeZone} />}
            <HistoryCard oneOnOneId={series.id} />
          </div>
        </div>
      )}
    </>
  );
}

/** What stands between the two and meeting, if anything. */
function Standing({ series, other }: { series: OneOnOne; other: string }) {
  const { id, version, state, allowedActions } = series;
  const quick = useQuick();
  if (state === "ACTIVE") return null;
  if (state === "ENDED") return <Callout>This 1:1 is over. What you said stays readable to the two of you.</Callout>;
  if (state === "DECLINED") return <Callout>This 1:1 was declined.</Callout>;
  if (!allowedActions.includes("ACCEPT")) return <Callout>{other} has still to agree to meet.</Callout>;
  return (
    <Callout>
      <p>{other} asks to meet you regularly.</p>
      <div className="button-group">
        <Button kind="primary" size="small" onClick={() => void quick(acceptOneOnOne, { input: { id, version } })}>
          Agree
        </Button>
        <Button size="small" onClick={() => void quick(declineOneOnOne, { input: { id, version } })}>
          Rather not
        </Button>
      </div>
    </Callout>
  );
}

function Actions({ series }: { series: OneOnOne }) {
  const [open, setOpen] = useState<"reschedule" | "end" | null>(null);
  const may = (action: OneOnOne["allowedActions"][number]) => series.allowedActions.includes(action);
  if (!may("RESCHEDULE") && !may("END")) return null;
  return (
    <div className="button-group">
      {series.state === "ACTIVE" && (
        <a className="button" href={series.calendarHref} download>
          <CalendarArrowDown className="icon" /> Calendar file
        </a>
      )}
      <Menu
        text="Change"
        items={[
          { id: "rhythm", label: "Change the rhythm", icon: CalendarSync, run: () => setOpen("reschedule") },
          { id: "end", label: "End this 1:1", icon: CircleStop, danger: true, run: () => setOpen("end") },
        ]}
      />
      {open === "reschedule" && <RescheduleDialog series={series} onClose={() => setOpen(null)} />}
      {open === "end" && <EndDialog series={series} onClose={() => setOpen(null)} />}
    </div>
  );
}
