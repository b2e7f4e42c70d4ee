import { Send } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePages } from "../../graphql/use-pages";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/choices";
import { type Column, DataTable } from "../../ui/data-table";
import { SkeletonRows } from "../../ui/skeleton";
import { showToast } from "../../ui/toast";
import { ListFailure } from "../list/list-failure";
import { signQuery } from "../sign/sign-query";
import { UnsignedDialog } from "../sign/unsigned-dialog";
import type { Cycle } from "./cycle-query";
import { UnsignedManyDialog } from "./unsigned-many-dialog";
import { counted, missing, remindToSign, type Unsigned, unsignedQuery } from "./unsigned-query";

/** Reviews that were read and are not signed by everybody: remind of them, or record who does not sign. */
export function UnsignedCard({ cycle }: { cycle: Cycle }) {
  const wanted = cycle.state === "SIGN_OFF" && cycle.allowedActions.includes("STEER");
  return wanted ? <UnsignedList cycle={cycle} /> : null;
}

function UnsignedList({ cycle }: { cycle: Cycle }) {
  const pages = usePages({
    query: unsignedQuery,
    variables: { cycleId: cycle.id, first: 50 },
    pick: (data) => data.reviews,
    typenames: ["Review"],
    live: true,
  });
  const form = useMutationForm(remindToSign);
  const [recording, record] = useState<Unsigned | "chosen" | null>(null);
  const [ids, choose] = useState<readonly string[]>([]);
  const chosen = pages.nodes.filter(({ id }) => ids.includes(id));
  const recordable = chosen.filter(({ allowedActions }) => allowedActions.includes("RECORD_UNSIGNED"));
  if (pages.error && pages.nodes.length === 0) return <ListFailure error={pages.error} onRetry={pages.retry} />;
  if (!pages.loading && pages.totalCount === 0) return null;

  async function remind(): Promise<void> {
    const reviewIds = chosen.map(({ id }) => id);
    const done = await form.send({ input: { cycleId: cycle.id, version: cycle.version, reviewIds } });
    if (!done) return;
    showToast(done.reviews === 0 ? "Reminded today already." : `Reminded of ${counted(done.reviews)}.`);
    choose([]);
  }

  return (
    <Card
      title="Not signed yet"
      note={pages.loading ? undefined : counted(pages.totalCount)}
      flush
      actions={
        !pages.loading && (
          <Button pending={form.sending} icon={<Send className="icon icon-small" />} onClick={() => void remind()}>
            Remind of {counted(chosen.length || pages.totalCount)}
          </Button>
        )
      }
    >
      {form.errors[""]?.map((message) => (
        <div key={message} className="card-body" role="alert">
          <Callout kind="bad">{message}</Callout>
        </div>
      ))}
      {chosen.length > 0 && (
        <section className="row row-wrap bulk-bar" aria-label="With the reviews chosen">
          <span className="grow small strong" role="status">
            {counted(chosen.length)} chosen
          </span>
          {recordable.length > 0 && (
            <Button size="small" onClick={() => record("chosen")}>
              Record {recordable.length} as not signed
            </Button>
          )}
          <Button size="small" kind="ghost" onClick={() => choose([])}>
            Choose none
          </Button>
        </section>
      )}
      {pages.loading ? (
        <SkeletonRows rows={4} pictures />
      ) : (
        <DataTable
          caption="Reviews that wait for a signature"
          columns={columnsFor({ ids, choose, record })}
          rows={pages.nodes}
          rowKey={({ id }) => id}
          totalCount={pages.totalCount}
        />
      )}
      {pages.hasMore && (
        <div className="card-body card-body-only">
          <Button wide onClick={pages.showMore} pending={pages.stale}>
            Show more, {pages.nodes.length} of {pages.totalCount} shown
          </Button>
        </div>
      )}
      {recording === "chosen" && (
        <UnsignedManyDialog reviews={recordable} onDone={() => choose([])} onClose={() => record(null)} />
      )}
      {recording && recording !== "chosen" && <Recording reviewId={recording.id} onClose={() => record(null)} />}
    </Card>
  );
}

function Recording({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const [{ data }] = useQuery({ query: signQuery, variables: { id: reviewId } });
  return data?.review ? <UnsignedDialog review={data.review} onClose={onClose} /> : null;
}

interface Choice {
  ids: readonly string[];
  choose: (ids: readonly string[]) => void;
  record: (row: Unsigned) => void;
}

function columnsFor({ ids, choose, record }: Choice): readonly Column<Unsigned>[] {
  return [
    {
      key: "choose",
      header: "Choose",
      hideHead: true,
      cell: ({ id, reviewee }) => (
        <Checkbox
          label={<span className="visually-hidden">Choose the review of {reviewee.name}</span>}
          isSelected={ids.includes(id)}
          onChange={(on) => choose(on ? [...ids, id] : ids.filter((one) => one !== id))}
        />
      ),
    },
    {
      key: "person",
      header: "Review of",
      main: true,
      cell: ({ reviewee }) => <PersonLine name={reviewee.name} title={reviewee.title} />,
    },
    { key: "missing", header: "Not signed by", phone: "across", cell: (row) => missing(row).join(", ") },
    {
      key: "record",
      header: "Action",
      hideHead: true,
      align: "end",
      phone: "across",
      bare: true,
      cell: (row) =>
        row.allowedActions.includes("RECORD_UNSIGNED") && (
          <Button
            size="small"
            label={`Record who did not sign the review of ${row.reviewee.name}`}
            onClick={() => record(row)}
          >
            Record as not signed
          </Button>
        ),
    },
  ];
}
