import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { DateField, TextAreaField, TextField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { NumberField } from "../ui/number-field";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { useDraft } from "../ui/use-draft";
import { GoalConflict, termsOf } from "./goal-conflict";
import { errorsInPlace, goalInput } from "./goal-form-content";
import { TermsBeside } from "./goal-terms";
import { contentOf, type GoalToEdit, goalToEdit, theirsOf } from "./goal-to-edit";
import { KeyResultsEditor } from "./key-results-editor";
import { amendGoalRoute } from "./routes";
import "./goal-page.css";
import "./planning.css";

const amendQuery = graphql(
  `
    query AmendGoalPage($id: ID!) {
      goal(id: $id) { id ...GoalToEdit }
    }
  `,
  [goalToEdit],
);

const amendGoal = graphql(
  `
    mutation AmendGoal($input: AmendGoalInput!) {
      amendGoal(input: $input) {
        __typename
        ... on AmendGoalPayload { goal { id version allowedActions proposals { id state } } }
        ... on UserErrors { errors { code message path } current { __typename ... on Goal { id ...GoalToEdit } } }
      }
    }
  `,
  [goalToEdit],
);

/** Proposes other terms for an agreed goal: the form on one side, what would be different on the other. */
export function AmendGoalPage() {
  const { goalId } = amendGoalRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: amendQuery, variables: { id: goalId } });
  if (!data) {
    if (fetching || !error) return <SkeletonRows rows={6} />;
    return (
      <ErrorState title="The goal could not be loaded." code={describeFailure(error).code} onRetry={retry}>
        {describeFailure(error).next}
      </ErrorState>
    );
  }
  const goal = data.goal && readFragment(goalToEdit, data.goal);
  if (!goal?.allowedActions.includes("AMEND")) {
    return <NoRight what="goal" actions={<LinkButton to="/goals">Go to goals</LinkButton>} />;
  }
  return <AmendGoal goal={goal} key={goal.id} />;
}

function AmendGoal({ goal }: { goal: GoalToEdit }) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const begin = () => ({ ...contentOf(goal), reason: "" });
  const draft = useDraft(`amend.${email}.${goal.id}.${goal.version}`, begin);
  const { content, change, restored, reset } = draft;
  const form = useMutationForm(amendGoal);
  const [before, setBefore] = useState<FormErrors>({});
  const theirs = theirsOf(form.conflict);
  const agreed = theirs ?? goal;

  async function propose(): Promise<void> {
    const wrong: FormErrors = content.reason.trim() ? {} : { reason: ["Say why the terms are to change."] };
    setBefore(wrong);
    if (Object.keys(wrong).length > 0) return;
    const { title, weight, startsOn, dueOn, keyResults } = goalInput(content);
    const terms = { title, weight, startsOn, dueOn, keyResults, reason: content.reason };
    if (!(await form.send({ input: { id: goal.id, version: agreed.version, ...terms } }))) return;
    reset(begin());
    showToast("Proposed; the goal stays as it is until your manager accepts.");
    void navigate({ to: "/goals/$goalId", params: { goalId: goal.id } });
  }

  const crumbs = [
    { label: "Goals", to: "/goals" },
    { label: goal.title, to: `/goals/${goal.id}` },
  ];
  return (
    <>
      <PageHead
        title="Amend goal"
        crumbs={crumbs}
        lede="Propose other terms, and say why. What was agreed is kept and shown beside them."
      />
      <div className="with-aside with-wide-aside">
        <Form
          label="Amend goal"
          errors={form.conflict ? {} : { ...errorsInPlace(form.errors, content), ...before }}
          onSubmit={() => void propose()}
          className="form card goal-form"
        >
          {restored && (
            <Callout>
              <div className="row row-wrap row-between">
                <span>These are terms you began earlier on this device.</span>
                <Button size="small" onClick={() => reset(begin())}>
                  Go back to what is agreed
                </Button>
              </div>
            </Callout>
          )}
          <TextAreaField
            label="Why do the terms change?"
            name="reason"
            autoFocus
            rows={3}
            note="Your manager decides by it, and it stays beside the new version."
            value={content.reason}
            onChange={(reason) => change({ reason })}
          />
          <TextField label="Goal" name="title" value={content.title} onChange={(title) => change({ title })} />
          <KeyResultsEditor keyResults={content.keyResults} onChange={(keyResults) => change({ keyResults })} />
          <div className="form-row">
            <DateField
              label="Starts"
              name="startsOn"
              value={content.startsOn}
              onChange={(startsOn) => change({ startsOn })}
            />
            <DateField label="Due" name="dueOn" value={content.dueOn} onChange={(dueOn) => change({ dueOn })} />
            <NumberField
              label="Weight"
              name="weight"
              unit="%"
              decimals={0}
              value={content.weight}
              onChange={(weight) => change({ weight })}
            />
          </div>
          {theirs && (
            <GoalConflict
              theirs={theirs}
              mine={content}
              onTakeTheirs={() => {
                change(contentOf(theirs));
                form.clear();
              }}
            />
          )}
          <div className="form-foot">
            <LinkButton to="/goals/$goalId" params={{ goalId: goal.id }} kind="ghost">
              Cancel
            </LinkButton>
            <Button type="submit" kind="primary" pending={form.sending}>
              Propose these terms
            </Button>
          </div>
        </Form>
        <Card title="Beside what was agreed" className="sticky-aside">
          <TermsBeside before={termsOf(agreed)} after={termsOf(content)} />
        </Card>
      </div>
    </>
  );
}
