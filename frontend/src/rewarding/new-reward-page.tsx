import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, readFragment } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Form, type FormErrors } from "../ui/form";
import { today } from "../ui/format";
import { writeKeys } from "../ui/shortcuts";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { useDraft } from "../ui/use-draft";
import { mayPropose } from "./commands";
import { type Nomination, nominationRow } from "./nominations";
import { ProposeAside } from "./propose-aside";
import { ProposeFields } from "./propose-fields";
import { emptyReward, errorsInPlace, problemsBefore, type RewardContent, rewardInput } from "./reward-content";
import { kindWords } from "./reward-words";
import { graphKind, type NewRewardSearch } from "./rewards-search";
import { newRewardRoute } from "./routes";
import { useProposeFacts } from "./use-propose-facts";
import "./pots.css";
import "./propose.css";

const proposeReward = graphql(`
  mutation ProposeReward($input: ProposeRewardInput!) {
    proposeReward(input: $input) {
      __typename
      ... on ProposeRewardPayload {
        reward { id employee { id name } approvals { level decision waitsFor } }
      }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const forQuery = graphql(`
  query ProposeFor($id: ID!) {
    employee(id: $id) { id name title }
  }
`);

const nominationQuery = graphql(
  `
    query NominationToTakeUp($id: ID!) {
      node(id: $id) { __typename ... on RewardNomination { id ...NominationRow } }
    }
  `,
  [nominationRow],
);

/** A proposal; what is typed survives a reload. */
export function NewRewardPage() {
  const viewer = useViewer();
  const search = newRewardRoute.useSearch();
  if (!mayPropose(viewer)) return <NoRight actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  if (search.nomination) return <TakingUp key={search.nomination} id={search.nomination} />;
  return <NewReward key={search.for} search={search} />;
}

/** A proposal for what somebody nominated: it begins with what they said. */
function TakingUp({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({ query: nominationQuery, variables: { id } });
  if (!data && fetching) return <SkeletonRows rows={6} />;
  const found = data?.node?.__typename === "RewardNomination" ? readFragment(nominationRow, data.node) : null;
  return <NewReward search={{}} nomination={found} />;
}

function NewReward({ search, nomination }: { search: NewRewardSearch; nomination?: Nomination | null }) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const begin = () => (nomination ? fromNomination(nomination) : fromLink(search));
  // What a split suggests begins anew, whatever was begun for the same person before.
  const about = nomination?.id ?? [search.for, search.pay, search.vacancy].filter(Boolean).join(".");
  const draft = useDraft<RewardContent>(`reward.${email}.${about}`, begin);
  const { change, restored, reset } = draft;
  const [opened] = useQuery({ query: forQuery, variables: { id: search.for ?? "" }, pause: !search.for });
  // Where the page was opened from says whom it is for, until somebody else is chosen.
  const content = { ...draft.content, person: draft.content.person ?? opened.data?.employee ?? null };
  const facts = useProposeFacts(content);
  const form = useMutationForm(proposeReward);
  const [before, setBefore] = useState<FormErrors>({});
  const { keyFor } = useIdempotencyKey();

  async function send(): Promise<void> {
    const ready = { ...content, periodId: facts.periodId };
    const wrong = problemsBefore(ready);
    setBefore(wrong);
    if (!ready.person || Object.keys(wrong).length > 0) return;
    const terms = rewardInput(ready, { currency: facts.currency, paySeen: facts.terms.pay !== null });
    const input = { ...terms, employeeId: ready.person.id };
    const made = await form.send({ input: { ...input, idempotencyKey: keyFor(input) } });
    if (!made) return;
    const { id, employee, approvals } = made.reward;
    reset(begin());
    showToast(`Proposed for ${employee.name}. ${approvals[0]?.waitsFor ?? ""}`);
    void navigate({ to: "/rewards/$rewardId", params: { rewardId: id } });
  }

  const errors = useMemo(() => ({ ...errorsInPlace(form.errors), ...before }), [form.errors, before]);
  const failure = facts.error && describeFailure(facts.error);
  return (
    <>
      <PageHead
        title="Propose reward"
        crumbs={[{ label: "Rewards", to: "/rewards" }]}
        lede="Say what for, and nobody has to guess why."
      />
      {facts.loading && <SkeletonRows rows={6} />}
      {failure && (
        <ErrorState title="The form could not be loaded." code={failure.code} onRetry={facts.retry}>
          What you typed before is kept on this device.
        </ErrorState>
      )}
      {!facts.loading && !failure && (
        <div className="with-aside">
          <Form label="Propose reward" errors={errors} onSubmit={() => void send()} className="form card propose-form">
            {restored && (
              <Callout>
                <div className="row row-wrap row-between">
                  <span>This is the proposal you began earlier on this device.</span>
                  <Button
                    size="small"
                    onClick={() => {
                      reset(begin());
                      form.clear();
                    }}
                  >
                    Start again
                  </Button>
                </div>
              </Callout>
            )}
            {nomination && (
              <Callout>
                {nomination.nominator.name} nominated {nomination.employee.name} for{" "}
                {kindWords[nomination.kind].one.toLowerCase()}. They learn that you took it up, not what you propose.
              </Callout>
            )}
            <ProposeFields content={content} onChange={change} facts={facts} />
            <div className="form-foot">
              <LinkButton to="/rewards" kind="ghost">
                Cancel
              </LinkButton>
              <Button type="submit" kind="primary" pending={form.sending} keys={writeKeys("mod+Enter")}>
                {form.sending ? "Sending" : "Propose"}
              </Button>
            </div>
          </Form>
          <ProposeAside content={content} facts={facts} />
        </div>
      )}
    </>
  );
}

function fromLink({ kind, pay, vacancy }: NewRewardSearch): RewardContent {
  return { ...emptyReward(kind ? graphKind(kind) : "BONUS", today()), newPay: pay ?? "", vacancyId: vacancy };
}

function fromNomination({ id, kind, employee, reason, references }: Nomination): RewardContent {
  const pointed = references.map(({ kind: of, objectId }) => ({ kind: of, id: objectId }));
  return { ...emptyReward(kind, today()), person: employee, reason, references: pointed, nominationId: id };
}
