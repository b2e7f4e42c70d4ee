import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextAreaField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import { emptyKeyResult, isBegun, keyResultInput } from "./goal-form-content";
import { KeyResultsEditor } from "./key-results-editor";

const createTemplate = graphql(`
  mutation CreateGoalTemplate($input: CreateGoalTemplateInput!) {
    createGoalTemplate(input: $input) {
      __typename
      ... on GoalTemplatePayload { template { id name title } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface NewTemplateDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (id: string) => void;
}

/** A goal that many people will get: its words, and how it is measured. */
export function NewTemplateDialog({ isOpen, onClose, onMade }: NewTemplateDialogProps) {
  const { organisation } = useViewer();
  const begin = () => ({
    name: "",
    title: "",
    description: "",
    keyResults: [emptyKeyResult(organisation.currency, 0)],
  });
  const [content, setContent] = useState(begin);
  const form = useMutationForm(createTemplate);
  const change = (part: Partial<typeof content>) => setContent({ ...content, ...part });

  async function create(): Promise<void> {
    const { name, title, description } = content;
    const keyResults = content.keyResults.filter(isBegun).map(keyResultInput);
    const made = await form.send({ input: { template: { name, title, description, keyResults } } });
    if (!made) return;
    showToast("Template kept.");
    setContent(begin());
    onMade(made.template.id);
    onClose();
  }

  const errors = Object.fromEntries(
    Object.entries(form.errors).map(([name, messages]) => [name.replace(/^template\./, ""), messages]),
  );
  return (
    <Dialog title="New goal template" isOpen={isOpen} onClose={onClose} wide>
      <Form label="New goal template" errors={errors} onSubmit={() => void create()}>
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
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Keep template
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
