import { Copy, Plus } from "lucide-react";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { SelectField } from "../ui/field";
import { Form } from "../ui/form";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { GoalAssignments, goalAssignment, undoAssignment } from "./goal-assignments";
import { AudienceFields, audienceInput, audiencePreviewQuery, nobody } from "./goal-audience";
import { AudiencePreviewCard } from "./goal-audience-preview";
import { type GoalOption, GoalPicker } from "./goal-picker";
import { NewTemplateDialog } from "./new-template-dialog";
import "./planning.css";

const assignQuery = graphql(
  `
    query AssignGoalsPage {
      currentPeriod { id }
      periods { id name state }
      goalTemplates { id name title }
      goalAssignments { ...GoalAssignmentRow id }
    }
  `,
  [goalAssignment],
);

const assignTemplate = graphql(
  `
    mutation AssignGoalTemplate($input: AssignGoalTemplateInput!) {
      assignGoalTemplate(input: $input) {
        __typename
        ... on GoalAssignmentPayload { assignment { ...GoalAssignmentRow id goalsMade } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [goalAssignment],
);

const context = { additionalTypenames: ["GoalTemplate", "GoalAssignment"] };

/** The same goal for many people: which, for whom, who of them gets it, and the way back. */
export function AssignGoalsPage() {
  const { isHr, canAdminister, employee } = useViewer();
  const [creating, create] = useState(false);
  const [chosen, choose] = useState("");
  const [{ data, error }, retry] = useQuery({ query: assignQuery, context });
  const keeps = isHr || canAdminister;
  return (
    <>
      <PageHead
        title="Assign goals"
        crumbs={[{ label: "Goals", to: "/goals" }]}
        lede="Give many people the same goal at once, as a draft that each of them proposes."
      >
        {keeps && (
          <Button icon={<Plus className="icon" />} onClick={() => create(true)}>
            New template
          </Button>
        )}
      </PageHead>
      {!data && !error && <SkeletonRows rows={4} />}
      {!data && error && (
        <ErrorState title="The templates could not be loaded." code={describeFailure(error).code} onRetry={retry}>
          {describeFailure(error).next}
        </ErrorState>
      )}
      {data?.goalTemplates.length === 0 && (
        <section className="card">
          <EmptyState icon={Copy} title="There is no template yet">
            A template is a goal that many people get, such as a yearly course. HR keeps them.
          </EmptyState>
        </section>
      )}
      {data && data.goalTemplates.length > 0 && (
        <Assign
          templates={data.goalTemplates}
          periods={data.periods.filter(({ state }) => state === "OPEN")}
          currentPeriodId={data.currentPeriod?.id ?? ""}
          templateId={chosen || data.goalTemplates[0]?.id || ""}
          onChoose={choose}
        />
      )}
      {data && <GoalAssignments assignments={data.goalAssignments} viewerId={employee?.id} />}
      <NewTemplateDialog isOpen={creating} onClose={() => create(false)} onMade={choose} />
    </>
  );
}

interface AssignProps {
  templates: readonly { id: string; name: string; title: string }[];
  periods: readonly { id: string; name: string }[];
  currentPeriodId: string;
  templateId: string;
  onChoose: (id: string) => void;
}

function Assign({ templates, periods, currentPeriodId, templateId, onChoose }: AssignProps) {
  const [audience, setAudience] = useState(nobody);
  const [period, setPeriod] = useState("");
  const [parent, setParent] = useState<GoalOption | null>(null);
  const form = useMutationForm(assignTemplate);
  const [, undo] = useMutation(undoAssignment);
  const { keyFor, renew } = useIdempotencyKey();
  const periodId = period || currentPeriodId || periods[0]?.id || "";
  const asked = audienceInput(audience);
  const [preview, refresh] = useQuery({
    query: audiencePreviewQuery,
    variables: { template: templateId, period: periodId, audience: asked ?? {} },
    pause: asked === null || !periodId,
    requestPolicy: "cache-and-network",
  });
  const found = asked === null ? null : (preview.data?.goalAudiencePreview ?? null);

  async function assign(): Promise<void> {
    if (asked === null) return;
    const content = { templateId, periodId, parentId: parent?.id ?? null, audience: asked };
    const made = await form.send({ input: { ...content, idempotencyKey: keyFor(content) } });
    if (!made) return;
    renew();
    const { id, goalsMade } = made.assignment;
    showToast(`${goalsMade} people have this goal now, as a draft.`, {
      label: "Undo",
      run: () => void undo({ input: { id } }).then(() => refresh({ requestPolicy: "network-only" })),
    });
    refresh({ requestPolicy: "network-only" });
  }

  const count = found?.getting ?? 0;
  return (
    <div className="with-aside with-wide-aside assign-goals">
      <Form label="Assign goals" errors={form.errors} onSubmit={() => void assign()} className="form card goal-form">
        <SelectField
          label="Template"
          name="templateId"
          note={templates.find(({ id }) => id === templateId)?.title}
          value={templateId}
          onChange={onChoose}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <AudienceFields audience={audience} onChange={setAudience} />
        <SelectField
          label="Period"
          name="periodId"
          value={periodId}
          onChange={setPeriod}
          options={periods.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <GoalPicker
          label="All support"
          name="parentId"
          optional
          value={parent}
          onChange={setParent}
          periodId={periodId}
        />
        {form.sending && <progress className="assigning" aria-label={`Setting ${count} goals`} />}
        <div className="form-foot">
          <Button type="submit" kind="primary" disabled={count === 0} pending={form.sending}>
            {count === 1 ? "Assign to 1 person" : `Assign to ${count} people`}
          </Button>
        </div>
      </Form>
      <AudiencePreviewCard asked={asked !== null} preview={found} loading={preview.fetching} />
    </div>
  );
}
