import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { RadioGroup } from "../../ui/choices";
import { SelectField } from "../../ui/field";
import { countOf } from "./import-words";
import { mapImport, refusalWords } from "./map-import";

export const importQuestions = graphql(`
  fragment ImportQuestions on PeopleImport {
    id
    version
    questions { key kind text header rowCount choices { value label } answer }
  }
`);

/** What the file leaves open: the rows wait until somebody who knows has answered. */
export function ImportQuestions(props: { file: FragmentOf<typeof importQuestions> }) {
  const { id, version, questions } = readFragment(importQuestions, props.file);
  const form = useMutationForm(mapImport);
  if (questions.length === 0) return null;
  const open = questions.filter(({ answer }) => answer === null).length;

  async function give(key: string, value: string): Promise<void> {
    const others = questions.flatMap((one) =>
      one.answer !== null && one.key !== key ? [{ key: one.key, value: one.answer }] : [],
    );
    await form.send({ input: { id, version, answers: [...others, { key, value }] } });
  }

  return (
    <Card title="Questions" note={open === 0 ? "all answered" : `${open} of ${questions.length} open`}>
      <div className="stack" aria-busy={form.sending}>
        {refusalWords(form.errors) && (
          <div role="alert">
            <Callout kind="bad">{refusalWords(form.errors)}</Callout>
          </div>
        )}
        {questions.map(({ key, text, header, rowCount, choices, answer }) => (
          <div key={key} className="stack-small">
            {choices.length <= 4 ? (
              <RadioGroup
                label={text}
                value={answer ?? ""}
                onChange={(value) => void give(key, value)}
                options={choices.map(({ value, label }) => ({ value, label }))}
                isDisabled={form.sending}
              />
            ) : (
              <SelectField
                label={text}
                value={answer ?? ""}
                onChange={(value) => void give(key, value)}
                options={choices.map(({ value, label }) => ({ value, label }))}
              />
            )}
            <p className="tiny faint">
              Column “{header}”
              {answer === null
                ? `; ${countOf(rowCount, "row waits", "rows wait")} for the answer.`
                : `; it decides about ${countOf(rowCount, "row", "rows")}.`}
            </p>
          </div>
        ))}
      </div>
    </Card>
  );
}
