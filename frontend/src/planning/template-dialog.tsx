import { useState } from "react";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { RadioGroup } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { TextAreaField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import { emptyKeyResult, isBegun, type KeyResultDraft, keyResultInput } from "./goal-form-content";
import { visibilityWords } from "./goal-words";
import { KeyResultsEditor } from "./key-results-editor";

export const goalTemplate = graphql(`
  fragment GoalTemplateParts on GoalTemplate @_unmask {
    id
    name
    title
    description
    visibility
    weight
    keyResults
    version
  }
`);

export type GoalTemplate = ResultOf<typeof goalTemplate>;

const createTemplate = graphql(
  `
    mutation CreateGoalTemplate($input: CreateGoalTemplateInput!) {
      createGoalTemplate(input: $input) {
        __typename
        ... on GoalTemplatePayload { template { ...GoalTemplateParts } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [goalTemplate],
);

const updateTemplate = graphql(
  `
    mutation UpdateGoalTemplate($input: UpdateGoalTemplateInput!) {
      updateGoalTemplate(input: $input) {
        __typename
        ... on GoalTemplatePayload { template { ...GoalTemplateParts } }
        ... on UserErrors { errors { code message path } current { __typename ... on GoalTemplate { ...GoalTemplateParts } } }
      }
    }
  `,
  [goalTemplate],
);

interface TemplateDialogProps {
  /** The one that is changed; null for a new one. */
  template: GoalTemplate | null;
  isOpen: boolean;
  onClose: () => void;
  onKept: (id: string) => void;
}

/** A goal that many people will get: its words, and how it is measured. */
export function TemplateDialog({ template, isOpen, onClose, onKept }: TemplateDialogProps) {
  const { organisation } = useViewer();
  const [content, setContent] = useState(() => contentOf(template, organisation.currency));
  const create = useMutationForm(createTemplate);
  const update = useMutationForm(updateTemplate);
  const form = template ? update : create;
  const change = (part: Partial<typeof content>) => setContent({ ...content, ...part });
  const theirs = update.conflict?.current as GoalTemplate | null | undefined;
  const heading = template ? "Edit goal template" : "New goal template";

  async function keep(): Promise<void> {
    const { name, title, description, visibility } = content;
    const keyResults = content.keyResults.filter(isBegun).map(keyResultInput);
    const said = { name, title, description, visibility, weight: template?.weight ?? 100, keyResults };
    const kept = template
      ? await update.send({
          input: { id: template.id, version: theirs?.version ?? template.version, template: said },
        })
      : await create.send({ input: { template: said } });
    if (!kept) return;
    showToast(template ? "Template changed; goals made of it before stay as they are." : "Template kept.");
    onKept(kept.template.id);
    onClose();
  }

  const errors = Object.fromEntries(
    Object.entries(form.errors).map(([name, messages]) => [name.replace(/^template\./, ""), messages]),
  );
  return (
    <Dialog title={heading} isOpen={isOpen} onClose={onClose} wide>
      <Form label={heading} errors={theirs ? {} : errors} onSubmit={() => void keep()}>
        <TextField
          label="Name"
          name="name"
          autoFocus
          note="For those who assign it."
          value={content.name}
          onChange={(name) => change({ name })}
        />
        <TextField label="Goal" name="title" value={content.title} onChange={(title) => change({ title })} />
        <TextAreaField
          label="Why it matters"
          name="description"
          optional
          rows={2}
          value={content.description}
          onChange={(description) => change({ description })}
        />
        <KeyResultsEditor keyResults={content.keyResults} onChange={(keyResults) => change({ keyResults })} />
        <RadioGroup
          label="Who may read the goals"
          name="visibility"
          value={content.visibility}
          onChange={(visibility) => change({ visibility })}
          options={(["SHARED", "PUBLIC"] as const).map((value) => ({ value, label: visibilityWords[value] }))}
        />
        {theirs && (
          <Callout kind="warn">
            <div className="row row-wrap row-between" role="status">
              <span>Somebody changed this template while you were writing. It says “{theirs.title}” now.</span>
              <Button
                size="small"
                onClick={() => {
                  setContent(contentOf(theirs, organisation.currency));
                  update.clear();
                }}
              >
                Take theirs
              </Button>
            </div>
          </Callout>
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {theirs ? "Keep mine" : "Keep template"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function contentOf(template: GoalTemplate | null, currency: string) {
  const parts = (template?.keyResults ?? []) as Partial<KeyResultDraft>[];
  return {
    name: template?.name ?? "",
    title: template?.title ?? "",
    description: template?.description ?? "",
    visibility: template?.visibility === "PUBLIC" ? ("PUBLIC" as const) : ("SHARED" as const),
    keyResults: template
      ? parts.map((part, at) => ({
          ...emptyKeyResult(currency, at),
          ...part,
          commit: part.commit ?? "",
          stretch: part.stretch ?? "",
          id: undefined,
        }))
      : [emptyKeyResult(currency, 0)],
  };
}
