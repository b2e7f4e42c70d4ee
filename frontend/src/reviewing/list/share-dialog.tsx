import { CircleCheck, CircleDashed } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { formatList } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { SharedPreview } from "../sign/shared-preview";
import type { TeamCycle, TeamRow } from "./team-query";

const shareAllReviews = graphql(`
  mutation ShareAllReviews($input: ShareAllReviewsInput!) {
    shareAllReviews(input: $input) {
      __typename
      ... on ShareAllReviewsPayload { cycle { id version counts { shared } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface ShareDialogProps {
  cycle: TeamCycle;
  rows: readonly TeamRow[];
  onClose: () => void;
}

/** What is shared, with whom, and what is not: the button carries the number. */
export function ShareDialog({ cycle, rows, onClose }: ShareDialogProps) {
  const form = useMutationForm(shareAllReviews);
  const [shown, show] = useState<string | null>(null);
  const ready = rows.filter(({ manager }) => manager?.state === "SUBMITTED" || manager?.state === "LOCKED");
  const open = rows.filter(({ manager }) => manager && ["ASSIGNED", "IN_PROGRESS"].includes(manager.state));
  const count = ready.length === 1 ? "1 review" : `${ready.length} reviews`;

  async function share(): Promise<void> {
    if (!(await form.send({ input: { cycleId: cycle.id, version: cycle.version } }))) return;
    showToast(`${count} shared. Each person is asked to read and acknowledge.`);
    onClose();
  }

  return (
    <Dialog title={`Share ${count}`} isOpen onClose={onClose} wide>
      <Form errors={form.errors} onSubmit={() => void share()}>
        <p>These people will read their whole review, without a private note. What is shared never changes.</p>
        <ul className="share-list">
          {ready.map(({ id, person, manager }) => (
            <li key={id} className="row row-wrap">
              <CircleCheck className="icon status-good" />
              <bdi className="grow">{person.name}</bdi>
              {manager && (
                <Button
                  size="small"
                  kind="ghost"
                  aria-expanded={shown === id}
                  onClick={() => show(shown === id ? null : id)}
                  label={`${shown === id ? "Hide" : "Show"} what ${person.name} will read`}
                >
                  {shown === id ? "Hide" : "Show"}
                </Button>
              )}
              {manager && shown === id && <SharedPreview reviewId={manager.id} />}
            </li>
          ))}
        </ul>
        {open.length > 0 && (
          <p className="row small muted">
            <CircleDashed className="icon" />
            <span>
              {open.length === 1 ? "1 is" : `${open.length} are`} not handed in and will not be shared:{" "}
              {formatList(open.slice(0, 6).map(({ person }) => person.name))}
              {open.length > 6 && ` and ${open.length - 6} more`}.
            </span>
          </p>
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Not yet</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Share {count}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
