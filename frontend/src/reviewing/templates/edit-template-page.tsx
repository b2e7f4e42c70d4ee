import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { editTemplateRoute } from "../template-routes";
import { makeReviewTemplate } from "./make-template";
import { PolicyEditor } from "./policy-editor";
import { PolicyPreview } from "./policy-preview";
import { QuestionsEditor } from "./questions-editor";
import { ScaleEditor } from "./scale-editor";
import { contentOf, emptyTemplate, inputOf, type TemplateContent } from "./template-content";
import { type Template, templateQuery } from "./template-query";
import { occasionWords } from "./template-words";
import "./templates.css";

const crumbs = [
  { label: "Review cycles", to: "/admin/cycles" },
  { label: "Forms", to: "/admin/forms" },
];
const occasions = (Object.keys(occasionWords) as Template["kind"][]).map((value) => ({
  value,
  label: occasionWords[value],
}));

/** A form of one's own. */
export function NewTemplatePage() {
  const { canRunCycles } = useViewer();
  if (!canRunCycles) return <NoRight actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />;
  return <Editor title="New form" number={0} initial={emptyTemplate()} draftKey="new-form" />;
}

/** The next version of a form; the one before stays as it is. */
export function EditTemplatePage() {
  const { templateId } = editTemplateRoute.useParams();
  const { canRunCycles } = useViewer();
  const [{ data, error, fetching }, ask] = useQuery({ query: templateQuery, variables: { id: templateId } });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { what, next, code } = describeFailure(error);
    return (
      <ErrorState title="The form could not be loaded." code={code} onRetry={() => ask()}>
        {what} {next}
      </ErrorState>
    );
  }
  const template = data.reviewTemplate;
  if (!template || !canRunCycles) {
    return <NoRight what="form" actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />;
  }
  return (
    <Editor
      key={template.id}
      title={`${template.name}, version ${template.number + 1}`}
      number={template.number}
      initial={contentOf(template)}
      draftKey={`form.${template.id}`}
      templateId={template.id}
    />
  );
}

interface EditorProps {
  title: string;
  /** The newest version there is, 0 for none. */
  number: number;
  initial: TemplateContent;
  draftKey: string;
  /** The version it follows. */
  templateId?: string;
}

function Editor({ title, number, initial, draftKey, templateId }: EditorProps) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const form = useMutationForm(makeReviewTemplate);
  const { content, change, restored, reset } = useDraft(`${draftKey}.${email}`, () => initial);

  async function save(): Promise<void> {
    const made = await form.send({ input: inputOf(content, number) });
    if (!made) return;
    reset(content);
    showToast(`Version ${made.template.number} is made. Cycles that run keep theirs.`);
    await navigate({ to: "/admin/forms/$templateId", params: { templateId: made.template.id } });
  }

  return (
    <>
      <PageHead
        title={title}
        crumbs={crumbs}
        lede="Nothing that runs changes: cycles launched from now on can use what you make here."
      />
      <Form label={title} errors={form.errors} onSubmit={() => void save()} className="form narrow">
        {restored && (
          <Callout>
            <div className="row row-wrap row-between">
              <span>This is what you began earlier on this device.</span>
              <Button size="small" onClick={() => reset(initial)}>
                Begin anew
              </Button>
            </div>
          </Callout>
        )}
        <Card title="What it is for">
          <div className="form-row">
            <TextField
              label="Name"
              name="name"
              note={number > 0 ? "Another name makes another form." : undefined}
              value={content.name}
              onChange={(name) => change({ name })}
            />
            <SelectField
              label="Occasion"
              name="kind"
              options={occasions}
              value={content.kind}
              onChange={(kind) => change({ kind })}
            />
          </div>
        </Card>
        <QuestionsEditor
          questions={content.questions}
          errors={form.errors}
          onChange={(questions) => change({ questions })}
        />
        <ScaleEditor content={content} onChange={change} />
        <PolicyEditor
          content={content}
          onChange={change}
          preview={
            templateId && <PolicyPreview templateId={templateId} policy={inputOf(content, number).policy ?? {}} />
          }
        />
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody made a newer version meanwhile. What you wrote is kept on this device; open the newest version
              and compare before you save.
            </Callout>
          </div>
        )}
        <div className="form-foot">
          <LinkButton to="/admin/forms" kind="ghost">
            Cancel
          </LinkButton>
          <Button type="submit" kind="primary" pending={form.sending}>
            {number > 0 ? `Save as version ${number + 1}` : "Make the form"}
          </Button>
        </div>
      </Form>
    </>
  );
}
