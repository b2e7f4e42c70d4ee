import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { Chip } from "../../ui/chip";
import { Switch } from "../../ui/choices";
import { ComboBox } from "../../ui/combo-box";
import { SelectField, TextAreaField, TextField } from "../../ui/field";
import type { QuestionContent } from "./template-content";
import type { QuestionKind } from "./template-query";
import { kindWords } from "./template-words";

const rolesQuery = graphql(`
  query RolesToAsk {
    roleProfiles { id name }
  }
`);

const together: readonly QuestionKind[] = ["RATING", "TEXT", "SUPPORT"];
const everything = (Object.keys(kindWords) as QuestionKind[]).filter((kind) => kind !== "PRIVATE_NOTE");

/** Which kinds a side can be asked: what is read together without names is only told in numbers and words. */
function kindsOf(direction: QuestionContent["direction"]): readonly QuestionKind[] {
  if (direction === "PEER" || direction === "UPWARD") return together;
  if (direction === "DOTTED") return everything.filter((kind) => kind !== "STANDARDS");
  return direction === "MANAGER" ? [...everything, "PRIVATE_NOTE"] : everything;
}

export interface QuestionEditorProps {
  path: string;
  question: QuestionContent;
  onChange: (part: Partial<QuestionContent>) => void;
}

/** One question: its words, how it is answered, and about whom it is asked. */
export function QuestionEditor({ path, question, onChange }: QuestionEditorProps) {
  const { direction, section, kind, title, help, required, overall, choices, looksAhead, roles } = question;
  const [{ data }] = useQuery({ query: rolesQuery });
  const alone = direction === "PEER" || direction === "UPWARD";
  return (
    <div className="form question-fields">
      <TextAreaField
        label="Question"
        name={`${path}.title`}
        rows={2}
        maxLength={300}
        value={title}
        onChange={(value) => onChange({ title: value })}
      />
      <div className="form-row">
        <SelectField
          label="Answered by"
          name={`${path}.kind`}
          options={kindsOf(direction).map((value) => ({ value, label: kindWords[value] }))}
          value={kind}
          onChange={(value) => onChange({ kind: value })}
        />
        <TextField
          label="Section"
          name={`${path}.section`}
          value={section}
          onChange={(value) => onChange({ section: value })}
        />
      </div>
      {kind === "CHOICE" && (
        <TextAreaField
          label="Answers to choose from"
          name={`${path}.choices`}
          note="One a line, 2 to 20."
          rows={4}
          value={choices}
          onChange={(value) => onChange({ choices: value })}
        />
      )}
      <TextAreaField
        label="What a good answer says"
        name={`${path}.help`}
        optional
        rows={2}
        maxLength={2000}
        value={help}
        onChange={(value) => onChange({ help: value })}
      />
      <Switch label="Needs an answer" isSelected={required} onChange={(value) => onChange({ required: value })} />
      {kind === "RATING" && !alone && (
        <Switch label="Is the overall rating" isSelected={overall} onChange={(value) => onChange({ overall: value })} />
      )}
      {!alone && (
        <Switch
          label="Looks at the next period"
          note="The next review shows what was asked for here."
          isSelected={looksAhead}
          onChange={(value) => onChange({ looksAhead: value })}
        />
      )}
      <ComboBox
        key={roles.length}
        label="Only about people of these roles"
        name={`${path}.roleProfileIds`}
        placeholder={roles.length === 0 ? "Everybody" : "Add a role"}
        optional
        emptyText="No role by that name."
        options={(data?.roleProfiles ?? [])
          .filter(({ id }) => !roles.some((role) => role.id === id))
          .map(({ id, name }) => ({ id, label: name }))}
        value={null}
        onChange={(id) => {
          const role = data?.roleProfiles.find((one) => one.id === id);
          if (role) onChange({ roles: [...roles, role] });
        }}
      />
      {roles.length > 0 && (
        <ul className="row row-wrap" aria-label="Asked only about">
          {roles.map(({ id, name }) => (
            <li key={id}>
              <Chip
                removeLabel={`Remove ${name}`}
                onRemove={() => onChange({ roles: roles.filter((role) => role.id !== id) })}
              >
                {name}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
