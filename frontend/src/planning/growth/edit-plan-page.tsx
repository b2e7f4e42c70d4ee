import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useEffect } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { choosable } from "../../graphql/use-leaf-skills";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { SelectField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { writeKeys } from "../../ui/shortcuts";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { editPlanRoute } from "../growth-routes";
import { ObjectiveEditor, type SkillOption } from "./objective-editor";
import { contentOf, emptyObjective, type ObjectiveDraft, objectiveFor, planInput } from "./plan-content";
import { type Plan, planFields } from "./plan-query";
import "./growth.css";

const editQuery = graphql(
  `
    query EditDevelopmentPlan($id: ID!) {
      developmentPlan(id: $id) { ...PlanFields }
      skills(archived: true) { id name archivedAt parent { id name } }
      roleProfiles { id name level }
    }
  `,
  [planFields],
);

const updatePlan = graphql(`
  mutation UpdateDevelopmentPlan($input: UpdateDevelopmentPlanInput!) {
    updateDevelopmentPlan(input: $input) {
      __typename
      ... on UpdateDevelopmentPlanPayload { developmentPlan { id version state ownerAgreedAt managerAgreedAt } }
      ... on UserErrors { errors { code message path } current { ... on DevelopmentPlan { id version } } }
    }
  }
`);

const mostObjectives = 10;

/** Writes a draft; to an agreed plan it adds. */
export function EditPlanPage() {
  const { planId } = editPlanRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: editQuery, variables: { id: planId } });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The plan could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const plan = data.developmentPlan;
  if (!plan?.allowedActions.includes("EDIT")) {
    return <NoRight what="plan" actions={<LinkButton to="/development">Go to development</LinkButton>} />;
  }
  const skills = choosable(
    data.skills,
    plan.objectives.flatMap(({ skill }) => skill?.id ?? []),
  );
  return <EditPlan key={plan.id} plan={plan} skills={skills} roles={data.roleProfiles} />;
}

interface EditPlanProps {
  plan: Plan;
  skills: readonly SkillOption[];
  roles: readonly { id: string; name: string; level: number }[];
}

function EditPlan({ plan, skills, roles }: EditPlanProps) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const form = useMutationForm(updatePlan);
  const draft = useDraft(`plan.${email}.${plan.id}.${plan.version}`, () => contentOf(plan));
  const { content, change, restored, reset } = draft;
  const { skill, level = 1 } = editPlanRoute.useSearch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the gap is taken up once, on coming here.
  useEffect(() => {
    const gap = skills.find(({ id }) => id === skill);
    if (!gap || content.objectives.some(({ skillId }) => skillId === gap.id)) return;
    change({ objectives: [...content.objectives, objectiveFor(gap, level, plan.period.endsOn)] });
  }, []);
  const current = form.conflict?.current as { version?: number } | undefined;
  const title = `${plan.owner?.name ?? "Somebody"} in ${plan.period.name}`;

  async function save(): Promise<void> {
    const version = current?.version ?? plan.version;
    if (!(await form.send({ input: { id: plan.id, version, ...planInput(content) } }))) return;
    reset(content);
    showToast("Saved.");
    void navigate({ to: "/development/plans/$planId", params: { planId: plan.id } });
  }

  const changeObjective = (at: number, part: Partial<ObjectiveDraft>) =>
    change({ objectives: content.objectives.map((one, index) => (index === at ? { ...one, ...part } : one)) });

  return (
    <div className="narrow">
      <PageHead
        title="Write the plan"
        crumbs={[
          { label: "Development", to: "/development" },
          { label: title, to: `/development/plans/${plan.id}` },
        ]}
      />
      <Form
        label="Write the plan"
        errors={form.conflict ? {} : form.errors}
        onSubmit={() => void save()}
        className="form card card-body card-body-only"
      >
        {plan.state !== "DRAFT" && (
          <Callout>Both agreed to what is here: it stays. You can add objectives and actions.</Callout>
        )}
        {plan.state === "DRAFT" && (plan.ownerAgreedAt || plan.managerAgreedAt) && (
          <Callout kind="warn">One side has agreed already. A change asks both to agree anew.</Callout>
        )}
        {restored && (
          <Callout>
            <div className="row row-wrap row-between">
              <span>These are changes you began earlier on this device.</span>
              <Button size="small" onClick={() => reset(contentOf(plan))}>
                Go back to what is saved
              </Button>
            </div>
          </Callout>
        )}
        <TextAreaField
          label="Where to"
          name="summary"
          optional
          rows={3}
          maxLength={2000}
          placeholder="What I want to be able to do, and why"
          value={content.summary}
          onChange={(summary) => change({ summary })}
        />
        <SelectField
          label="Towards which role"
          name="targetRoleId"
          optional
          value={content.targetRoleId || "none"}
          onChange={(value) => change({ targetRoleId: value === "none" ? "" : value })}
          options={[
            { value: "none", label: "No particular one" },
            ...roles.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {content.objectives.map((objective, at) => (
          <ObjectiveEditor
            key={objective.key}
            at={at}
            objective={objective}
            skills={skills}
            period={plan.period}
            agreed={plan.state !== "DRAFT"}
            onChange={(part) => changeObjective(at, part)}
            onRemove={() => change({ objectives: content.objectives.filter((_, index) => index !== at) })}
          />
        ))}
        {content.objectives.length < mostObjectives && (
          <div>
            <Button
              icon={<Plus className="icon icon-small" />}
              onClick={() => change({ objectives: [...content.objectives, emptyObjective(plan.period.endsOn)] })}
            >
              Add an objective
            </Button>
          </div>
        )}
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed this plan while you were writing. Your text is still here; Save now replaces their
              change.
            </Callout>
          </div>
        )}
        <div className="form-foot">
          <LinkButton to="/development/plans/$planId" params={{ planId: plan.id }} kind="ghost">
            Cancel
          </LinkButton>
          <Button type="submit" kind="primary" pending={form.sending} keys={writeKeys("mod+Enter")}>
            Save
          </Button>
        </div>
      </Form>
    </div>
  );
}
