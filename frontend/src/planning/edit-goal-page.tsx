import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Form, type FormErrors } from "../ui/form";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { useDraft } from "../ui/use-draft";
import { GoalConflict } from "./goal-conflict";
import { GoalFields, GoalWords, useGoalFormFacts } from "./goal-form";
import { errorsInPlace, goalInput, problemsBefore } from "./goal-form-content";
import { contentOf, type GoalToEdit, goalToEdit, theirsOf } from "./goal-to-edit";
import { editGoalRoute } from "./routes";
import "./goal-page.css";
import "./planning.css";

const editQuery = graphql(
  `
    query EditGoal($id: ID!) {
      goal(id: $id) { id ...GoalToEdit }
    }
  `,
  [goalToEdit],
);

const updateGoal = graphql(
  `
    mutation UpdateGoal($input: UpdateGoalInput!) {
      updateGoal(input: $input) {
        __typename
        ... on UpdateGoalPayload { goal { id version } }
        ... on UserErrors { errors { code message path } current { __typename ... on Goal { id ...GoalToEdit } } }
      }
    }
  `,
  [goalToEdit],
);

/** Changes a draft; of an agreed goal only its words and its readers. */
export function EditGoalPage() {
  const { goalId } = editGoalRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: editQuery, variables: { id: goalId } });
  if (!data) {
    if (fetching || !error) return <SkeletonRows rows={6} />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The goal could not be loaded." code={code} onRetry={retry}>
        {next}
      </ErrorState>
    );
  }
  const goal = data.goal && readFragment(goalToEdit, data.goal);
  if (!goal?.allowedActions.includes("EDIT")) {
    return <NoRight what="goal" actions={<LinkButton to="/goals">Go to goals</LinkButton>} />;
  }
  return <EditGoal goal={goal} key={goal.id} />;
}

function EditGoal({ goal }: { goal: GoalToEdit }) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const { content, change, restored, reset } = useDraft(`goal.${email}.${goal.id}.${goal.version}`, () =>
    contentOf(goal),
  );
  const facts = useGoalFormFacts(content);
  const form = useMutationForm(updateGoal);
  const [before, setBefore] = useState<FormErrors>({});
  const draft = goal.state === "DRAFT";
  const theirs = theirsOf(form.conflict);
  const version = theirs?.version ?? goal.version;

  async function save(): Promise<void> {
    const wrong = problemsBefore(content);
    setBefore(wrong);
    if (!content.owner || Object.keys(wrong).length > 0) return;
    const terms = { ...goalInput(content), periodId: content.periodId, ownerId: content.owner.id };
    const { description, visibility } = content;
    const saved = await form.send({
      input: { id: goal.id, version, ...(draft ? terms : { description, visibility }) },
    });
    if (!saved) return;
    reset(content);
    showToast("Saved.");
    void navigate({ to: "/goals/$goalId", params: { goalId: goal.id } });
  }

  const crumbs = [
    { label: "Goals", to: "/goals" },
    { label: goal.title, to: `/goals/${goal.id}` },
  ];
  return (
    <div className="narrow">
      <PageHead title="Edit goal" crumbs={crumbs} />
      <Form
        label="Edit goal"
        errors={form.conflict ? {} : { ...errorsInPlace(form.errors, content), ...before }}
        onSubmit={() => void save()}
        className="form card goal-form"
      >
        {goal.returnReason && <Callout kind="warn">Returned: “{goal.returnReason}”</Callout>}
        {!draft && (
          <Callout>
            This goal is agreed: its numbers and dates stay. You can change what is said about it and who reads it.
          </Callout>
        )}
        {restored && (
          <Callout>
            <div className="row row-wrap row-between">
              <span>These are changes you began earlier on this device.</span>
              <Button size="small" onClick={() => reset(contentOf(goal))}>
                Go back to what is saved
              </Button>
            </div>
          </Callout>
        )}
        {draft ? (
          <GoalFields content={content} onChange={change} facts={facts} goalId={goal.id} />
        ) : (
          <GoalWords content={content} onChange={change} facts={facts} />
        )}
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
            {form.conflict ? "Save mine" : "Save"}
          </Button>
        </div>
      </Form>
    </div>
  );
}
