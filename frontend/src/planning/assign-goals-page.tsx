import { Archive, Copy, PencilLine, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMutation, useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { SelectField } from "../ui/field";
import { Form } from "../ui/form";
import { formatNumber } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { ArchiveTemplateDialog } from "./archive-template-dialog";
import { AssigningBar } from "./assigning-bar";
import { GoalAssignments, goalAssignment, undoAssignment } from "./goal-assignments";
import { AudienceFields, audienceInput, audiencePreviewQuery, nobody } from "./goal-audience";
import { AudiencePreviewCard } from "./goal-audience-preview";
import { type GoalOption, GoalPicker } from "./goal-picker";
import { type GoalTemplate, goalTemplate, TemplateDialog } from "./template-dialog";
import { useAssigning } from "./use-assigning";
import "./planning.css";

const assignQuery = graphql(
  `
    query AssignGoalsPage {
      currentPeriod { id }
      periods { id name state }
      goalTemplates { ...GoalTemplateParts }
      goalAssignments { ...GoalAssignmentRow id }
    }
  `,
  [goalAssignment, goalTemplate],
);

const context = { additionalTypenames: ["GoalTemplate", "GoalAssignment"] };

/** The same goal for many people: which, for whom, who of them gets it, and the way back. */
export function AssignGoalsPage() {
  const { isHr, canAdminister, employee } = useViewer();
  const [dialog, open] = useState<{ template: GoalTemplate | null; archive?: boolean } | null>(null);
  const [chosenId, choose] = useState("");
  const [{ data, error }, retry] = useQuery({ query: assignQuery, context });
  const keeps = isHr || canAdminister;
  const chosen = data?.goalTemplates.find(({ id }) => id === chosenId) ?? data?.goalTemplates[0];
  return (
    <>
      <PageHead
        title="Assign goals"
        crumbs={[{ label: "Goals", to: "/goals" }]}
        lede="Give many people the same goal at once, as a draft that each of them proposes."
      >
        {keeps && (
          <Button icon={<Plus className="icon" />} onClick={() => open({ template: null })}>
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
          templateId={chosen?.id ?? ""}
          onChoose={choose}
          templateActions={
            chosen &&
            keeps && (
              <div className="row">
                <Button
                  size="small"
                  icon={<PencilLine className="icon icon-small" />}
                  onClick={() => open({ template: chosen })}
                >
                  Edit template
                </Button>
                <Button
                  size="small"
                  icon={<Archive className="icon icon-small" />}
                  onClick={() => open({ template: chosen, archive: true })}
                >
                  Archive template
                </Button>
              </div>
            )
          }
        />
      )}
      {data && <GoalAssignments assignments={data.goalAssignments} viewerId={employee?.id} />}
      {dialog && !dialog.archive && (
        <TemplateDialog template={dialog.template} isOpen onClose={() => open(null)} onKept={choose} />
      )}
      {dialog?.archive && dialog.template && (
        <ArchiveTemplateDialog template={dialog.template} onClose={() => open(null)} />
      )}
    </>
  );
}

interface AssignProps {
  templates: readonly { id: string; name: string; title: string }[];
  periods: readonly { id: string; name: string }[];
  currentPeriodId: string;
  templateId: string;
  onChoose: (id: string) => void;
  /** What those who keep templates do with the chosen one. */
  templateActions: ReactNode;
}

function Assign({ templates, periods, currentPeriodId, templateId, onChoose, templateActions }: AssignProps) {
  const [audience, setAudience] = useState(nobody);
  const [period, setPeriod] = useState("");
  const [parent, setParent] = useState<GoalOption | null>(null);
  const assigning = useAssigning();
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
    const made = await assigning.assign({ ...content, idempotencyKey: keyFor(content) });
    if (!made) return;
    renew();
    const { id, goalsMade } = made;
    showToast(`${formatNumber(goalsMade)} people have this goal now, as a draft.`, {
      label: "Undo",
      run: () => void undo({ input: { id } }).then(() => refresh({ requestPolicy: "network-only" })),
    });
    refresh({ requestPolicy: "network-only" });
  }

  const count = found?.getting ?? 0;
  return (
    <div className="with-aside with-wide-aside assign-goals">
      <Form
        label="Assign goals"
        errors={assigning.errors}
        onSubmit={() => void assign()}
        className="form card goal-form"
      >
        <SelectField
          label="Template"
          name="templateId"
          note={templates.find(({ id }) => id === templateId)?.title}
          value={templateId}
          onChange={onChoose}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {templateActions}
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
        <AssigningBar assigning={assigning} />
        <div className="form-foot">
          <Button type="submit" kind="primary" disabled={count === 0} pending={assigning.sending}>
            {count === 0 ? "Assign" : count === 1 ? "Assign to 1 person" : `Assign to ${formatNumber(count)} people`}
          </Button>
        </div>
      </Form>
      <AudiencePreviewCard asked={asked !== null} preview={found} loading={preview.fetching} />
    </div>
  );
}
