import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { Form } from "../ui/form";
import { formatNumber } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { showToast } from "../ui/toast";

const countsQuery = graphql(`
  query PeriodCounts($id: ID!) {
    draft: goals(first: 1, where: { periodId: $id, state: [DRAFT] }) { totalCount }
    proposed: goals(first: 1, where: { periodId: $id, state: [PROPOSED] }) { totalCount }
    active: goals(first: 1, where: { periodId: $id, state: [ACTIVE, PAUSED] }) { totalCount }
    closed: goals(first: 1, where: { periodId: $id, state: [CLOSED] }) { totalCount }
  }
`);

const closePeriod = graphql(`
  mutation ClosePeriod($input: ClosePeriodInput!) {
    closePeriod(input: $input) {
      __typename
      ... on ClosePeriodPayload { period { id state version allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface ClosePeriodDialogProps {
  period: { id: string; name: string; version: number };
  onClose: () => void;
}

/** What closing leaves behind, in numbers, before it is done. */
export function ClosePeriodDialog({ period, onClose }: ClosePeriodDialogProps) {
  const [{ data, fetching }] = useQuery({
    query: countsQuery,
    variables: { id: period.id },
    requestPolicy: "network-only",
  });
  const form = useMutationForm(closePeriod);
  const left = data ? data.draft.totalCount + data.proposed.totalCount + data.active.totalCount : 0;

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: period.id, version: period.version } }))) return;
    showToast(`${period.name} is closed.`);
    onClose();
  }

  return (
    <Dialog title={`Close ${period.name}`} isOpen onClose={onClose}>
      <Form label={`Close ${period.name}`} errors={form.errors} onSubmit={() => void send()}>
        {fetching && !data ? (
          <SkeletonRows rows={3} />
        ) : (
          data && (
            <dl className="counts">
              <Count label="closed with an outcome" count={data.closed.totalCount} />
              <Count label="still active" count={data.active.totalCount} />
              <Count label="proposed, waiting to be agreed" count={data.proposed.totalCount} />
              <Count label="drafts" count={data.draft.totalCount} />
            </dl>
          )
        )}
        {left > 0 && (
          <Callout kind="warn">
            {left === 1 ? "One goal is" : `${formatNumber(left)} goals are`} not closed. Nothing is deleted, but no goal
            can be set or agreed in this period any more, and no number logged for its days.
          </Callout>
        )}
        <p className="small muted">Counted are the goals that you may see.</p>
        <div className="form-foot">
          {left > 0 && (
            <LinkButton
              kind="ghost"
              to="/goals"
              search={{ scope: "company", view: "list", period: period.id, status: "active" }}
            >
              Look at them
            </LinkButton>
          )}
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {left > 0 ? `Close with ${formatNumber(left)} open` : "Close period"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="number strong">{formatNumber(count)}</dd>
    </div>
  );
}
