import { Plus, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { DateField, SelectField, TextField } from "../../ui/field";
import { FieldMessages, useFieldErrors } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { GoalPicker } from "../goal-picker";
import { actionKinds, levelNames } from "./growth-words";
import { type ActionDraft, emptyAction, type ObjectiveDraft } from "./plan-content";

export interface SkillOption {
  id: string;
  name: string;
  parent: { id: string; name: string } | null;
}

interface ObjectiveEditorProps {
  at: number;
  objective: ObjectiveDraft;
  skills: readonly SkillOption[];
  period: { id: string; startsOn: string; endsOn: string };
  /** What both agreed to stays as it is. */
  agreed: boolean;
  onChange: (part: Partial<ObjectiveDraft>) => void;
  onRemove: () => void;
}

const levels = [1, 2, 3, 4, 5].map((level) => ({
  value: String(level),
  label: `${level}: ${levelNames[level]?.toLowerCase()}`,
}));

/** One objective: in words, as a level of a skill, and what is done for it. */
export function ObjectiveEditor(props: ObjectiveEditorProps) {
  const { at, objective, skills, period, agreed, onChange, onRemove } = props;
  const path = `objectives.${at}`;
  const fixed = agreed && objective.id !== null;
  const messages = [...useFieldErrors(path), ...useFieldErrors(`${path}.actions`)];
  const changeAction = (place: number, part: Partial<ActionDraft>) =>
    onChange({ actions: objective.actions.map((one, index) => (index === place ? { ...one, ...part } : one)) });
  return (
    <fieldset className="key-result-box objective-box">
      <legend className="visually-hidden">Objective {at + 1}</legend>
      <div className="key-result-head">
        <TextField
          label={`Objective ${at + 1}`}
          name={`${path}.title`}
          placeholder="What you will be able to do"
          value={objective.title}
          disabled={fixed}
          onChange={(title) => onChange({ title })}
        />
        {!fixed && (
          <Button
            kind="ghost"
            label={`Remove objective ${at + 1}`}
            icon={<Trash2 className="icon" />}
            onClick={onRemove}
          />
        )}
      </div>
      <FieldMessages id={`${path}-errors`} messages={messages} />
      <div className="form-row">
        <SelectField
          label="Skill"
          name={`${path}.skillId`}
          optional
          disabled={fixed}
          value={objective.skillId || "none"}
          onChange={(value) => onChange(value === "none" ? { skillId: "", targetLevel: "" } : { skillId: value })}
          options={[
            { value: "none", label: "No particular one" },
            ...skills.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {objective.skillId && (
          <SelectField
            label="Level to reach"
            name={`${path}.targetLevel`}
            disabled={fixed}
            value={objective.targetLevel}
            onChange={(targetLevel) => onChange({ targetLevel })}
            options={levels}
          />
        )}
      </div>
      {!fixed && (
        <GoalPicker
          label="Needed for a goal"
          name={`${path}.goalId`}
          optional
          periodId={period.id}
          value={objective.goal}
          onChange={(goal) => onChange({ goal })}
        />
      )}
      {objective.actions.map((action, place) => (
        <ActionEditor
          key={action.key}
          path={`${path}.actions.${place}`}
          name={`Action ${place + 1} of objective ${at + 1}`}
          action={action}
          period={period}
          fixed={agreed && action.id !== null}
          onChange={(part) => changeAction(place, part)}
          onRemove={() => onChange({ actions: objective.actions.filter((_, index) => index !== place) })}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus className="icon icon-small" />}
          onClick={() => onChange({ actions: [...objective.actions, emptyAction(period.endsOn)] })}
        >
          Add an action
        </Button>
      </div>
    </fieldset>
  );
}

const kinds = (["COURSE", "MENTOR", "PROJECT", "READING"] as const).map((value) => ({
  value,
  label: actionKinds[value],
}));

interface ActionEditorProps {
  path: string;
  name: string;
  action: ActionDraft;
  period: { startsOn: string; endsOn: string };
  fixed: boolean;
  onChange: (part: Partial<ActionDraft>) => void;
  onRemove: () => void;
}

function ActionEditor({ path, name, action, period, fixed, onChange, onRemove }: ActionEditorProps) {
  return (
    <fieldset className="action-editor">
      <legend className="visually-hidden">{name}</legend>
      <SelectField
        label="How"
        name={`${path}.kind`}
        disabled={fixed}
        value={action.kind}
        onChange={(kind) => onChange({ kind })}
        options={kinds}
      />
      <TextField
        label="What is done"
        name={`${path}.title`}
        disabled={fixed}
        value={action.title}
        onChange={(title) => onChange({ title })}
      />
      <DateField
        label="Until"
        name={`${path}.dueOn`}
        disabled={fixed}
        min={period.startsOn}
        max={period.endsOn}
        value={action.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
      />
      <NumberField
        label="Weight"
        name={`${path}.weight`}
        disabled={fixed}
        decimals={0}
        value={action.weight}
        onChange={(weight) => onChange({ weight })}
      />
      {!fixed && (
        <Button
          kind="ghost"
          label={`Remove ${name.toLowerCase()}`}
          icon={<Trash2 className="icon" />}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
}
