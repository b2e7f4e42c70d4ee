import { Undo2 } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { formatInstant, formatList } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { countOf, outcome } from "./import-words";

export const importReport = graphql(`
  fragment ImportReport on PeopleImport {
    id
    state
    version
    appliedAt
    undoneAt
    canUndo
    counts { total new changed same waiting problem missing warnings }
  }
`);

const undoMutation = graphql(
  `
    mutation UndoPeopleImport($input: UndoPeopleImportInput!) {
      undoPeopleImport(input: $input) {
        __typename
        ... on UndoPeopleImportPayload { peopleImport { id ...ImportReport } }
        ... on UserErrors { errors { code message path } current { ... on PeopleImport { id version } } }
      }
    }
  `,
  [importReport],
);

type Report = ResultOf<typeof importReport>;

/** What the import did, and the way back. */
export function ImportReport(props: { file: FragmentOf<typeof importReport> }) {
  const file = readFragment(importReport, props.file);
  const [asking, ask] = useState(false);
  if (file.state === "UNDONE") {
    return (
      <Callout>
        Taken back{file.undoneAt && ` on ${formatInstant(file.undoneAt)}`}: people, lines, roles and pay are as they
        were before.
      </Callout>
    );
  }
  return (
    <div role="status">
      <Callout kind="good">
        <p className="strong">Imported{file.appliedAt && ` on ${formatInstant(file.appliedAt)}`}.</p>
        <p>{sentence(file)}</p>
        <div className="button-group">
          <LinkButton to="/people" size="small">
            Go to people
          </LinkButton>
          {file.canUndo && (
            <Button size="small" icon={<Undo2 className="icon icon-small" />} onClick={() => ask(true)}>
              Undo this import
            </Button>
          )}
        </div>
      </Callout>
      {asking && <UndoDialog file={file} onClose={() => ask(false)} />}
    </div>
  );
}

function sentence({ counts, appliedAt, canUndo }: Report): string {
  const until = appliedAt && new Date(new Date(appliedAt).getTime() + 86_400_000).toISOString();
  const undo = canUndo && until ? ` It can be undone until ${formatInstant(until)}.` : " It can no longer be undone.";
  return `${formatList(outcome(counts))}.${undo}`;
}

function UndoDialog({ file: { id, version, counts }, onClose }: { file: Report; onClose: () => void }) {
  const form = useMutationForm(undoMutation);
  const errors = Object.values(form.errors).flat();

  async function undo(): Promise<void> {
    if (!(await form.send({ input: { id, version } }))) return;
    showToast("Undone: people are as they were before the import.");
    onClose();
  }

  return (
    <Dialog title="Undo this import" isOpen onClose={onClose}>
      <Form label="Undo this import" errors={errors.length > 0 ? { "": errors } : {}} onSubmit={() => void undo()}>
        <p className="muted">Back to how it was before the import:</p>
        <ul className="undo-list">
          {counts.new > 0 && <li>{countOf(counts.new, "person is removed", "people are removed")}</li>}
          {counts.changed > 0 && (
            <li>{countOf(counts.changed, "person gets", "people get")} their earlier record back</li>
          )}
          <li>who was marked as left works here again</li>
        </ul>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Keep the import
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Undo the import
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
