import { CornerDownRight } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../graphql/failure";
import { type FragmentOf, graphql, type ResultOf } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { useViewer } from "../graphql/viewer";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatDay, today } from "../ui/format";
import { FreshRows } from "../ui/fresh-rows";
import { RelativeTime } from "../ui/moment";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { useSteady } from "../ui/use-steady";
import { confidenceWords, formatValue } from "./goal-words";
import { LogForm, type logFormGoal } from "./log-form";

const updatesQuery = graphql(`
  query GoalUpdates($id: ID!, $first: Int!, $after: String) {
    goal(id: $id) {
      id
      updates(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          value
          confidence
          note
          effectiveOn
          recordedAt
          source
          author { id name }
          keyResult { id title measure unit currency }
          corrects { id value effectiveOn }
        }
      }
    }
  }
`);

type Update = NonNullable<ResultOf<typeof updatesQuery>["goal"]>["updates"]["nodes"][number];

interface GoalUpdatesProps {
  goalId: string;
  goal: FragmentOf<typeof logFormGoal>;
  mayLog: boolean;
}

/** Everything that was logged, newest first; nothing is ever rewritten, corrections stand beside what they correct. */
export function GoalUpdates({ goalId, goal, mayLog }: GoalUpdatesProps) {
  const [correcting, correct] = useState<string | null>(null);
  const pages = usePages({
    query: updatesQuery,
    variables: { id: goalId, first: 10 },
    pick: (data) => data.goal?.updates,
    typenames: ["ProgressUpdate"],
    live: true,
  });
  const list = useSteady(pages.nodes, ({ id }) => id, pages.quiet);
  const corrected = new Set(pages.nodes.flatMap(({ corrects }) => (corrects ? [corrects.id] : [])));
  if (pages.error && pages.nodes.length === 0) {
    return (
      <Card title="Updates">
        <ErrorState
          title="The updates could not be loaded."
          code={describeFailure(pages.error).code}
          onRetry={pages.retry}
        >
          What was logged is safe.
        </ErrorState>
      </Card>
    );
  }
  if (pages.loading) {
    return (
      <Card title="Updates" flush>
        <SkeletonRows rows={3} pictures />
      </Card>
    );
  }
  return (
    <Card title="Updates" note={pages.totalCount || undefined} flush={pages.nodes.length > 0}>
      {pages.nodes.length === 0 && (
        <p className="small muted">Nothing was logged yet. Numbers and notes appear here, newest first.</p>
      )}
      <ol className="rows updates">
        <FreshRows list={list} as="li" />
        {list.rows.map((update) => (
          <li key={update.id}>
            <UpdateRow
              update={update}
              isCorrected={corrected.has(update.id)}
              onCorrect={mayLog ? () => correct(update.id === correcting ? null : update.id) : undefined}
              correcting={update.id === correcting}
            />
            {update.id === correcting && update.keyResult && (
              <div className="correction">
                <LogForm
                  goal={goal}
                  autoFocus
                  corrects={{
                    updateId: update.id,
                    keyResultId: update.keyResult.id,
                    value: update.value,
                    effectiveOn: update.effectiveOn,
                  }}
                  onLogged={() => correct(null)}
                  onCancel={() => correct(null)}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="updates"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}

interface UpdateRowProps {
  update: Update;
  isCorrected: boolean;
  correcting: boolean;
  onCorrect: (() => void) | undefined;
}

function UpdateRow({ update, isCorrected, correcting, onCorrect }: UpdateRowProps) {
  const { employee } = useViewer();
  const { author, source, value, confidence, note, effectiveOn, recordedAt, keyResult, corrects } = update;
  const own = author !== null && author.id === employee?.id;
  const name = author?.name ?? source ?? "Somebody";
  const shown = keyResult ? formatValue(keyResult, value) : value;
  return (
    <article className="update">
      <Avatar name={name} />
      <div className="grow">
        <p className="update-head">
          <bdi className="strong">{name}</bdi>
          <Chip>{isCorrected ? <s>{shown}</s> : shown}</Chip>
          {keyResult && <span className="small muted">{keyResult.title}</span>}
          <span className="small muted">{confidenceWords(confidence)}</span>
          <span className="small faint">
            {effectiveOn !== today(new Date(recordedAt)) && `for ${formatDay(effectiveOn)}, logged `}
            <RelativeTime value={recordedAt} />
          </span>
        </p>
        {corrects && (
          <p className="small muted row">
            <CornerDownRight className="icon icon-small" />
            corrects {keyResult ? formatValue(keyResult, corrects.value) : corrects.value} of{" "}
            {formatDay(corrects.effectiveOn)}
          </p>
        )}
        {isCorrected && <p className="small muted">Corrected later; this number no longer counts.</p>}
        {note && <p className="said">{note}</p>}
      </div>
      {own && !isCorrected && onCorrect && (
        <Button kind="ghost" size="small" aria-expanded={correcting} onClick={onCorrect}>
          Correct<span className="visually-hidden"> this number</span>
        </Button>
      )}
    </article>
  );
}
