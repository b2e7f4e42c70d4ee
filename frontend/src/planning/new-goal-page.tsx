import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Form, type FormErrors } from "../ui/form";
import { writeKeys } from "../ui/shortcuts";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { useDraft } from "../ui/use-draft";
import { GoalFields, useGoalFormFacts } from "./goal-form";
import { emptyGoal, errorsInPlace, goalInput, problemsBefore } from "./goal-form-content";
import { GoalPreview } from "./goal-preview";
import { readingWords, useGoalReading, useReadingInForm } from "./goal-reading";
import { newGoalRoute } from "./routes";
import "./goal-page.css";
import "./planning.css";

const createGoal = graphql(`
  mutation CreateGoal($input: CreateGoalInput!) {
    createGoal(input: $input) {
      __typename
      ... on CreateGoalPayload { goal { id title state owner { name } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const beginningQuery = graphql(`
  query NewGoalBeginning($owner: ID!, $parent: ID!, $hasOwner: Boolean!, $hasParent: Boolean!) {
    owner: employee(id: $owner) @include(if: $hasOwner) { id name title }
    parent: goal(id: $parent) @include(if: $hasParent) { id title }
  }
`);

/** A new goal, for oneself or for somebody below; what is typed survives a reload. */
export function NewGoalPage() {
  const { employee, email, organisation, isHr } = useViewer();
  const navigate = useNavigate();
  const { owner, parent } = newGoalRoute.useSearch();
  const self = employee && { id: employee.id, name: employee.name, title: employee.title };
  const begin = () => emptyGoal(self, organisation.currency);
  const { content, change, restored, reset } = useDraft(`goal.${email}`, begin);
  const facts = useGoalFormFacts(content);
  const form = useMutationForm(createGoal);
  const [before, setBefore] = useState<FormErrors>({});
  const { keyFor } = useIdempotencyKey();
  const mine = content.owner?.id === employee?.id;

  const [beginning] = useQuery({
    query: beginningQuery,
    variables: { owner: owner ?? "", parent: parent ?? "", hasOwner: Boolean(owner), hasParent: Boolean(parent) },
    pause: !owner && !parent,
  });
  // Where the page was opened from says whose goal it is, or what it supports.
  useEffect(() => {
    if (beginning.data?.owner) change({ owner: beginning.data.owner });
    if (beginning.data?.parent) change({ parent: beginning.data.parent });
  }, [beginning.data, change]);

  async function create(propose: boolean): Promise<void> {
    const ready = { ...content, periodId: content.periodId || facts.currentPeriodId };
    const wrong = problemsBefore(ready);
    setBefore(wrong);
    if (!ready.owner || Object.keys(wrong).length > 0) return;
    const input = { ...goalInput(ready), periodId: ready.periodId, ownerId: ready.owner.id, propose };
    const made = await form.send({ input: { ...input, idempotencyKey: keyFor(input) } });
    if (!made) return;
    reset(begin());
    const asked = facts.manager?.name ?? "HR";
    showToast(propose ? `Created and proposed; ${asked} is asked to agree.` : "Saved as a draft.");
    void navigate({ to: "/goals/$goalId", params: { goalId: made.goal.id } });
  }

  const withPeriod = { ...content, periodId: content.periodId || facts.currentPeriodId };
  const { reading, hints } = useGoalReading(content, withPeriod.periodId);
  useReadingInForm(reading, content, change);
  return (
    <>
      <PageHead
        title="New goal"
        crumbs={[{ label: "Goals", to: "/goals" }]}
        lede="Say what will be different, and by which number both sides will know."
      />
      {facts.loading ? (
        <SkeletonRows rows={5} />
      ) : facts.error ? (
        <ErrorState
          title="The form could not be loaded."
          code={describeFailure(facts.error).code}
          onRetry={facts.retry}
        >
          What you typed before is kept on this device.
        </ErrorState>
      ) : (
        <div className="with-aside with-wide-aside">
          <Form
            label="New goal"
            errors={{ ...errorsInPlace(form.errors, content), ...before }}
            onSubmit={() => void create(mine)}
            className="form card goal-form"
          >
            {!withPeriod.periodId && (
              <Callout kind="warn">
                <div className="row row-wrap row-between">
                  <span>
                    No period is open, so that no goal can be set yet. HR opens one; what you type is kept here.
                  </span>
                  {isHr && (
                    <LinkButton to="/periods" size="small">
                      Open a period
                    </LinkButton>
                  )}
                </div>
              </Callout>
            )}
            {restored && (
              <Callout>
                <div className="row row-wrap row-between">
                  <span>This is the goal you began earlier on this device.</span>
                  <Button size="small" onClick={() => reset(begin())}>
                    Start again
                  </Button>
                </div>
              </Callout>
            )}
            <GoalFields content={withPeriod} onChange={change} facts={facts} read={readingWords(reading)} />
            <div className="form-foot">
              <LinkButton to="/goals" kind="ghost">
                Cancel
              </LinkButton>
              <Button kind={mine ? "plain" : "primary"} pending={form.sending} onClick={() => void create(false)}>
                {mine ? "Create as draft" : `Create for ${content.owner?.name ?? "them"}`}
              </Button>
              {mine && (
                <Button type="submit" kind="primary" pending={form.sending} keys={writeKeys("mod+Enter")}>
                  Create and propose
                </Button>
              )}
            </div>
          </Form>
          <GoalPreview {...{ content, reading, hints, mine }} onChange={change} />
        </div>
      )}
    </>
  );
}
