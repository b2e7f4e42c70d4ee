import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
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
import { GoalFields, GoalWords, useGoalFormFacts } from "./goal-form";
import { errorsInPlace, type GoalContent, goalInput, problemsBefore } from "./goal-form-content";
import { editGoalRoute } from "./routes";
import "./goal-page.css";
import "./planning.css";

const editQuery = graphql(`
  query EditGoal($id: ID!) {
    goal(id: $id) {
      id
      title
      description
      level
      state
      weight
      startsOn
      dueOn
      visibility
      returnReason
      version
      allowedActions
      owner { id name title }
      department { id }
      period { id }
      parent { id title }
      keyResults { id title measure direction unit currency baseline target weight }
    }
  }
`);

const updateGoal = graphql(`
  mutation UpdateGoal($input: UpdateGoalInput!) {
    updateGoal(input: $input) {
      __typename
      ... on UpdateGoalPayload { goal { id version } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

type EditedGoal = NonNullable<ResultOf<typeof editQuery>["goal"]>;

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
  const { goal } = data;
  if (!goal?.allowedActions.includes("EDIT")) {
    return <NoRight what="goal" actions={<LinkButton to="/goals">Go to goals</LinkButton>} />;
  }
  return <EditGoal goal={goal} key={goal.id} />;
}

function EditGoal({ goal }: { goal: EditedGoal }) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const { content, change, restored, reset } = useDraft(`goal.${email}.${goal.id}.${goal.version}`, () =>
    contentOf(goal),
  );
  const facts = useGoalFormFacts(content);
  const form = useMutationForm(updateGoal);
  const [before, setBefore] = useState<FormErrors>({});
  const draft = goal.state === "DRAFT";
  const version = versionOf(form.conflict?.current) ?? goal.version;

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
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed this goal while you were writing. Your text is still here; Save now replaces their
              change, or{" "}
              <a className="link" href={`/goals/${goal.id}`} target="_blank" rel="noreferrer">
                look at theirs
              </a>{" "}
              first.
            </Callout>
          </div>
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

function versionOf(current: unknown): number | undefined {
  return (current as { version?: number } | null | undefined)?.version;
}

function contentOf(goal: EditedGoal): GoalContent {
  const { title, description, level, weight, startsOn, dueOn, visibility, owner, parent } = goal;
  return {
    title,
    description,
    level,
    weight,
    startsOn,
    dueOn,
    visibility,
    owner,
    parent,
    departmentId: goal.department?.id ?? "",
    periodId: goal.period.id,
    keyResults: goal.keyResults.map((one) => ({ ...one, key: one.id })),
  };
}
