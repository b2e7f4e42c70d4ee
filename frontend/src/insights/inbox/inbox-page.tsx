import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { cameQuietly } from "../../graphql/quiet-refresh";
import { Card } from "../../ui/card";
import { FreshRows } from "../../ui/fresh-rows";
import { LinkTabs } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { useRowKeys } from "../../ui/use-row-keys";
import { useSteady } from "../../ui/use-steady";
import { HomeError } from "../my-home";
import { inboxRoute } from "../routes";
import { InboxList } from "./inbox-list";
import { Finished, ForInformation } from "./info-lists";
import { inboxTypes } from "./keep-inbox";
import { NeedsRow, needsRow } from "./needs-row";
import { nothing } from "./nothing";
import { SnoozedRows } from "./snoozed-rows";
import "../home.css";
import "./inbox.css";

const inboxQuery = graphql(
  `
    query Inbox {
      viewer {
        inboxCount
        tasks(first: 100) { key ...NeedsRow }
        inbox {
          infoCount
          snoozed { key text snoozedUntil }
          snoozedTasks { key title snoozedUntil }
        }
      }
    }
  `,
  [needsRow],
);

const context = { additionalTypenames: ["Goal", "Review", "Reward", "MentorRequest", ...inboxTypes], live: true };

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
  const [result, ask] = useQuery({ query: inboxQuery, context });
  const { data, error, fetching } = result;
  const viewer = data?.viewer;
  const counts = viewer && countsOf(viewer);
  const rows = useRowKeys();
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
        <HomeError
          what="The inbox"
          error={describeFailure(error)}
          onRetry={() => ask({ requestPolicy: "network-only" })}
        />
      )}
      <div ref={rows}>
        {!viewer && fetching && (list === "needs" || list === "snoozed") && (
          <Card title={names[list]} flush>
            <SkeletonRows rows={5} pictures />
          </Card>
        )}
        {viewer && list === "needs" && <Needs viewer={viewer} quiet={cameQuietly(result)} />}
        {list === "info" && <ForInformation />}
        {viewer && list === "snoozed" && <PutOff viewer={viewer} />}
        {list === "done" && <Finished />}
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
    <InboxList title={names.needs} empty={viewer.tasks.length === 0 && nothing.needs}>
      <FreshRows list={steady} as="li" />
      {steady.rows.map((task) => (
        <NeedsRow key={task.key} task={task} />
      ))}
    </InboxList>
  );
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

function words(all: number, decisions: number): string {
  if (all === 0) return "Nothing waits for you.";
  const things = all === 1 ? "One thing waits" : `${all} things wait`;
  return decisions === 0 ? `${things} for you.` : `${things} for you, ${decisions} of them for your decision.`;
}
