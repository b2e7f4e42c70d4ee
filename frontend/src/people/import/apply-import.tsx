import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/choices";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { showToast } from "../../ui/toast";
import { importReport } from "./import-report";
import type { Counts } from "./import-search";
import { countOf, importLabel } from "./import-words";
import { MissingPeople } from "./missing-people";

export const applyImport = graphql(`
  fragment ApplyImport on PeopleImport {
    id
    version
    counts { total new changed same waiting problem missing warnings }
  }
`);

const applyMutation = graphql(
  `
    mutation ApplyPeopleImport($input: ApplyPeopleImportInput!) {
      applyPeopleImport(input: $input) {
        __typename
        ... on ApplyPeopleImportPayload {
          peopleImport {
            id
            state
            version
            canApply
            counts { total new changed same waiting problem missing warnings }
            ...ImportReport
          }
        }
        ... on UserErrors { errors { code message path } current { ... on PeopleImport { id version } } }
      }
    }
  `,
  [importReport],
);

function skipWords({ waiting, problem }: Counts): string {
  return [waiting > 0 && "wait for an answer", problem > 0 && "cannot be imported"].filter(Boolean).join(" or ");
}

export interface ApplyImportProps {
  file: FragmentOf<typeof applyImport>;
  /** The people changed meanwhile: the preview has to be looked at again. */
  onChanged: () => void;
}

/** Carries the import out; the button says with its numbers what will happen. */
export function ApplyImport({ onChanged, ...props }: ApplyImportProps) {
  const { id, version, counts } = readFragment(applyImport, props.file);
  const [skip, setSkip] = useState(true);
  const [complete, setComplete] = useState(false);
  const [confirmed, confirm] = useState<number | null>(null);
  const form = useMutationForm(applyMutation);
  const left = counts.problem + counts.waiting;
  const leaving = complete ? counts.missing : 0;
  const nothing = counts.new + counts.changed + leaving === 0;
  const { confirmMissing, ...others } = form.errors;
  const general = Object.values(others).flat();
  const errors = {
    ...(general.length > 0 ? { "": general } : {}),
    ...(confirmMissing ? { confirmMissing } : {}),
  };

  async function send(): Promise<void> {
    const done = await form.send({
      input: {
        id,
        version,
        skipProblems: skip && left > 0,
        fileIsComplete: complete,
        confirmMissing: complete ? confirmed : null,
      },
    });
    if (done) showToast("Imported. You can take it back for 24 hours.");
    else onChanged();
  }

  return (
    <Card title="Import" className="apply-import">
      <Form label="Import" errors={errors} onSubmit={() => void send()}>
        {left > 0 && (
          <Checkbox
            label={`Skip ${countOf(left, "row", "rows")} that ${skipWords(counts)}`}
            note="The others are imported as a whole. You can correct the skipped rows and import them later."
            isSelected={skip}
            onChange={setSkip}
          />
        )}
        {counts.missing > 0 && (
          <Checkbox
            label="The file is complete: who is not in it has left"
            note={`${countOf(counts.missing, "person works", "people work")} here and ${counts.missing === 1 ? "is" : "are"} not in the file. Without this, nobody is marked as left.`}
            isSelected={complete}
            onChange={setComplete}
          />
        )}
        {complete && counts.missing > 0 && (
          <>
            <MissingPeople id={id} count={counts.missing} />
            <div className="confirm-missing">
              <NumberField
                label="How many people have left?"
                name="confirmMissing"
                decimals={0}
                value={confirmed}
                onChange={confirm}
                note={`Type ${counts.missing} to confirm that these people are marked as left today.`}
              />
            </div>
          </>
        )}
        <div className="import-foot">
          <span className="status status-good grow">
            <ShieldCheck className="icon icon-small" />
            You can undo the whole import for 24 hours
          </span>
          {nothing ? (
            <span className="muted small">Everybody in the file is as they are here: nothing to import.</span>
          ) : (
            <Button type="submit" kind="primary" pending={form.sending}>
              {form.sending ? "Importing" : importLabel(counts, { skip, leaving })}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}
