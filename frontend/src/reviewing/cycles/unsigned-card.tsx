import { Send } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { showToast } from "../../ui/toast";
import { signQuery } from "../sign/sign-query";
import { UnsignedDialog } from "../sign/unsigned-dialog";
import type { Cycle } from "./cycle-query";

const unsignedQuery = graphql(`
  query CycleUnsigned($cycleId: ID!) {
    reviews(first: 100, where: { cycleId: $cycleId, direction: MANAGER, state: [ACKNOWLEDGED] }) {
      totalCount
      nodes { id unsigned allowedActions reviewee { id name title } reviewer { id name } }
    }
  }
`);

const remindToSign = graphql(`
  mutation RemindToSign($input: RemindToSignInput!) {
    remindToSign(input: $input) {
      __typename
      ... on RemindToSignPayload { reviews cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Row = ResultOf<typeof unsignedQuery>["reviews"]["nodes"][number];

/** Reviews that were read and are not signed by everybody: remind of all of them, or record who does not sign. */
export function UnsignedCard({ cycle }: { cycle: Cycle }) {
  const wanted = cycle.state === "SIGN_OFF" && cycle.allowedActions.includes("STEER");
  const [{ data }] = useQuery({ query: unsignedQuery, variables: { cycleId: cycle.id }, pause: !wanted, context });
  const form = useMutationForm(remindToSign);
  const [recording, record] = useState<Row | null>(null);
  const reviews = data?.reviews;
  if (!wanted || !reviews?.totalCount) return null;

  async function remind(): Promise<void> {
    const done = await form.send({ input: { cycleId: cycle.id, version: cycle.version } });
    if (done) showToast(done.reviews === 0 ? "Reminded today already." : `Reminded of ${counted(done.reviews)}.`);
  }

  return (
    <Card
      title="Not signed yet"
      note={counted(reviews.totalCount)}
      flush
      actions={
        <Button pending={form.sending} icon={<Send className="icon icon-small" />} onClick={() => void remind()}>
          Remind of {counted(reviews.totalCount)}
        </Button>
      }
    >
      {form.errors[""]?.map((message) => (
        <div key={message} className="card-body" role="alert">
          <Callout kind="bad">{message}</Callout>
        </div>
      ))}
      <DataTable
        caption="Reviews that wait for a signature"
        columns={columnsFor(record)}
        rows={reviews.nodes}
        rowKey={({ id }) => id}
        totalCount={reviews.totalCount}
      />
      {recording && <Recording reviewId={recording.id} onClose={() => record(null)} />}
    </Card>
  );
}

const context = { additionalTypenames: ["Review"] };

function Recording({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const [{ data }] = useQuery({ query: signQuery, variables: { id: reviewId } });
  return data?.review ? <UnsignedDialog review={data.review} onClose={onClose} /> : null;
}

function columnsFor(record: (row: Row) => void): readonly Column<Row>[] {
  return [
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

function missing({ unsigned, reviewee, reviewer }: Row): string[] {
  const names = { EMPLOYEE: reviewee.name, MANAGER: reviewer.name, NEXT_MANAGER: "the next manager", HR: "HR" };
  return unsigned.map((signer) => names[signer]);
}

function counted(reviews: number): string {
  return reviews === 1 ? "1 review" : `${reviews} reviews`;
}
