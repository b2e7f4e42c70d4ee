import { AlarmClock, CheckCheck, CircleCheckBig, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { cameQuietly } from "../../graphql/quiet-refresh";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { FreshRows } from "../../ui/fresh-rows";
import { LinkTabs } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { useRowKeys } from "../../ui/use-row-keys";
import { useSteady } from "../../ui/use-steady";
import { HomeError } from "../my-home";
import { inboxRoute } from "../routes";
import { InfoRow, infoRow } from "./info-row";
import { inboxTypes, useKeepInbox } from "./keep-inbox";
import { NeedsRow, needsRow } from "./needs-row";
import { SnoozedRows } from "./snoozed-rows";
import "../home.css";
import "./inbox.css";

const inboxQuery = graphql(
  `
    query Inbox($done: Boolean!) {
      viewer {
        inboxCount
        tasks(first: 100) { key ...NeedsRow }
        inbox {
          infoCount
          info(first: 50) { key at ...InfoRow }
          snoozed { key text snoozedUntil }
          snoozedTasks { key title snoozedUntil }
          done(first: 50) @include(if: $done) { key ...InfoRow }
        }
      }
    }
  `,
  [needsRow, infoRow],
);

const context = { additionalTypenames: ["Goal", "Review", "Reward", "Feedback", ...inboxTypes], live: true };

type Found = ResultOf<typeof inboxQuery>["viewer"];
type List = "needs" | "info" | "snoozed" | "done";
const lists: readonly List[] = ["needs", "info", "snoozed", "done"];
const names: Record<List, string> = {
  needs: "Needs you",
  info: "For your information",
  snoozed: "Put off",
  done: "Done",
};

/** The one clean list of what waits for me, and what I was told; J and K walk it, E is done, S puts off. */
export function InboxPage() {
  const list = inboxRoute.useParams().list as List;
  const [result, ask] = useQuery({ query: inboxQuery, variables: { done: list === "done" }, context });
  const { data, error, fetching } = result;
  const viewer = data?.viewer;
  const counts = viewer && countsOf(viewer);
  const rows = useRowKeys(counts ? counts.needs + counts.info + counts.snoozed : 0);
  if (!lists.includes(list)) return <NoRight />;
  return (
    <>
      <PageHead title="Inbox" lede={viewer && words(viewer.tasks.length, viewer.inboxCount)}>
        <LinkTabs
          label="Lists of the inbox"
          links={lists.map((one) => ({
            label: names[one],
            count: (one !== "done" && counts?.[one]) || undefined,
            to: "/inbox/$list",
            params: { list: one },
            current: one === list,
          }))}
        />
      </PageHead>
      {error && !data && (
        <HomeError error={describeFailure(error)} onRetry={() => ask({ requestPolicy: "network-only" })} />
      )}
      <div ref={rows}>
        {!viewer && fetching && (
          <Card title={names[list]} flush>
            <SkeletonRows rows={5} pictures />
          </Card>
        )}
        {viewer && list === "needs" && <Needs viewer={viewer} quiet={cameQuietly(result)} />}
        {viewer && list === "info" && <ForInformation viewer={viewer} quiet={cameQuietly(result)} />}
        {viewer && list === "snoozed" && <PutOff viewer={viewer} />}
        {viewer && list === "done" && <Finished viewer={viewer} />}
      </div>
    </>
  );
}

function countsOf({ tasks, inbox }: Found): Record<"needs" | "info" | "snoozed", number> {
  return {
    needs: tasks.length,
    info: inbox.infoCount,
    snoozed: inbox.snoozed.length + inbox.snoozedTasks.length,
  };
}

function Needs({ viewer, quiet }: { viewer: Found; quiet: boolean }) {
  const steady = useSteady(viewer.tasks, ({ key }) => key, quiet);
  return (
    <List title={names.needs} empty={viewer.tasks.length === 0 && nothing.needs}>
      <FreshRows list={steady} as="li" />
      {steady.rows.map((task) => (
        <NeedsRow key={task.key} task={task} />
      ))}
    </List>
  );
}

function ForInformation({ viewer, quiet }: { viewer: Found; quiet: boolean }) {
  const { finish } = useKeepInbox();
  const steady = useSteady(viewer.inbox.info, ({ key }) => key, quiet);
  const newest = steady.rows[0];
  return (
    <List
      title={names.info}
      empty={!newest && nothing.info}
      actions={
        newest && (
          <Button
            size="small"
            icon={<CheckCheck className="icon icon-small" />}
            onClick={() => void finish(null, newestOf(steady.rows))}
          >
            Done with all
          </Button>
        )
      }
    >
      <FreshRows list={steady} as="li" />
      {steady.rows.map((item) => (
        <InfoRow key={item.key} item={item} />
      ))}
    </List>
  );
}

/** What is on the screen was seen, and nothing that came after it. */
function newestOf(items: readonly { at: string }[]): string {
  return items.reduce((newest, { at }) => (at > newest ? at : newest), "");
}

function PutOff({ viewer: { inbox } }: { viewer: Found }) {
  const tasks = inbox.snoozedTasks.map(({ key, title, snoozedUntil }) => ({ key, words: title, until: snoozedUntil }));
  const items = inbox.snoozed.map(({ key, text, snoozedUntil }) => ({ key, words: text, until: snoozedUntil }));
  const rows = [...tasks, ...items].flatMap(({ until, ...row }) => (until ? [{ ...row, until }] : []));
  return (
    <Card title={names.snoozed} flush>
      {rows.length > 0 ? <SnoozedRows rows={rows} /> : nothing.snoozed}
    </Card>
  );
}

function Finished({ viewer: { inbox } }: { viewer: Found }) {
  const items = inbox.done ?? [];
  return (
    <List title={names.done} empty={items.length === 0 && nothing.done}>
      {items.map((item) => (
        <InfoRow key={item.key} item={item} finished />
      ))}
    </List>
  );
}

interface ListProps {
  title: string;
  actions?: ReactNode;
  empty: ReactNode;
  children: ReactNode;
}

function List({ title, actions, empty, children }: ListProps) {
  return (
    <Card title={title} actions={actions} flush>
      {empty || <ul className="rows">{children}</ul>}
    </Card>
  );
}

const nothing: Record<List, ReactNode> = {
  needs: (
    <EmptyState icon={CircleCheckBig} title="Nothing needs you" level={3}>
      Goals to agree, reviews to write and rewards to decide come here by themselves, and leave when they are done.
    </EmptyState>
  ),
  info: (
    <EmptyState icon={Info} title="Nothing new" level={3}>
      What others did about your goals, your reviews and your people comes here. Your preferences say what is also
      mailed.
    </EmptyState>
  ),
  snoozed: (
    <EmptyState icon={AlarmClock} title="Nothing is put off" level={3}>
      Put a row off with its clock, or with S, and it comes back on its day.
    </EmptyState>
  ),
  done: (
    <EmptyState icon={CheckCheck} title="Nothing yet" level={3}>
      What you are done with stays here to look up.
    </EmptyState>
  ),
};

function words(all: number, decisions: number): string {
  if (all === 0) return "Nothing waits for you.";
  const things = all === 1 ? "One thing waits" : `${all} things wait`;
  return decisions === 0 ? `${things} for you.` : `${things} for you, ${decisions} of them for your decision.`;
}
