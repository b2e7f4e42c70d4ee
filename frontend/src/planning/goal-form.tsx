import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { usePeopleSearch } from "../graphql/use-people-search";
import { useViewer } from "../graphql/viewer";
import { RadioGroup } from "../ui/choices";
import { DateField, SelectField, TextAreaField, TextField } from "../ui/field";
import { formatDay } from "../ui/format";
import { NumberField } from "../ui/number-field";
import { PersonPicker } from "../ui/person-picker";
import type { GoalContent } from "./goal-form-content";
import { GoalPicker } from "./goal-picker";
import { levelWords, visibilityWords } from "./goal-words";
import { KeyResultsEditor } from "./key-results-editor";
import { readersOfGoal } from "./readers";

const formQuery = graphql(`
  query GoalForm {
    currentPeriod { id }
    periods { id name state startsOn endsOn }
    departments { id name }
    viewer { employee { id reportCount manager { id } } }
  }
`);

const ownerQuery = graphql(`
  query GoalFormOwner($id: ID!) {
    employee(id: $id) { id name reportCount department { id } manager { id name } }
  }
`);

/** What the choices of the form rest on: periods, departments, and how one stands to the owner. */
export function useGoalFormFacts(content: GoalContent) {
  const viewer = useViewer();
  const [{ data, error }, retry] = useQuery({ query: formQuery });
  const [owner] = useQuery({
    query: ownerQuery,
    variables: { id: content.owner?.id ?? "" },
    pause: !content.owner,
  });
  const periods = (data?.periods ?? []).filter(({ state, id }) => state === "OPEN" || id === content.periodId);
  const currentPeriodId = data?.currentPeriod?.id ?? periods[0]?.id ?? "";
  const period = periods.find(({ id }) => id === (content.periodId || currentPeriodId));
  const leads = viewer.isHr || viewer.canAdminister || (data?.viewer.employee?.manager === null && viewer.isManager);
  const facts = owner.data?.employee;
  return {
    loading: !data && !error,
    error,
    retry,
    periods,
    period,
    currentPeriodId,
    departments: data?.departments ?? [],
    levels: [
      "INDIVIDUAL" as const,
      ...((facts?.reportCount ?? 0) > 0 ? ["TEAM" as const] : []),
      ...(viewer.isManager || viewer.isHr ? ["DEPARTMENT" as const] : []),
      ...(leads ? ["COMPANY" as const] : []),
    ],
    departmentId: facts?.department?.id ?? "",
    manager: facts?.manager ?? null,
  };
}

type GoalFormFacts = ReturnType<typeof useGoalFormFacts>;

export interface GoalFormProps {
  content: GoalContent;
  onChange: (part: Partial<GoalContent>) => void;
  facts: GoalFormFacts;
  /** The goal that is edited; it cannot support itself. */
  goalId?: string;
  /** What was read out of the sentence, in words. */
  read?: string;
}

/** The fields of a goal, for a new one and for a draft that is edited. */
export function GoalFields({ content, onChange, facts, goalId, read }: GoalFormProps) {
  const { period, periods } = facts;
  return (
    <>
      <TextField
        label="Goal"
        name="title"
        autoFocus={!goalId}
        placeholder="Cut median first-reply time from 4 h to 2 h by 15 December"
        note={read || "One sentence: what will be different at the end? Numbers and a day are read from it."}
        value={content.title}
        onChange={(title) => onChange({ title })}
      />
      <KeyResultsEditor keyResults={content.keyResults} onChange={(keyResults) => onChange({ keyResults })} />
      <Whose {...{ content, onChange, facts }} />
      <GoalPicker
        label="Supports"
        name="parentId"
        optional
        note="The goal above that this one helps; its progress counts there by weight."
        exceptId={goalId}
        value={content.parent}
        onChange={(parent) => onChange({ parent })}
      />
      <div className="form-row">
        <SelectField
          label="Period"
          name="periodId"
          value={content.periodId}
          onChange={(periodId) => onChange({ periodId, startsOn: "", dueOn: "" })}
          options={periods.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={periods.length === 0 ? "No period is open" : undefined}
        />
        <DateField
          label="Starts"
          name="startsOn"
          min={period?.startsOn}
          max={period?.endsOn}
          value={content.startsOn || period?.startsOn || ""}
          onChange={(startsOn) => onChange({ startsOn })}
        />
        <DateField
          label="Due"
          name="dueOn"
          min={period?.startsOn}
          max={period?.endsOn}
          value={content.dueOn || period?.endsOn || ""}
          onChange={(dueOn) => onChange({ dueOn })}
        />
        <NumberField
          label="Weight"
          name="weight"
          unit="%"
          decimals={0}
          value={content.weight}
          onChange={(weight) => onChange({ weight })}
        />
      </div>
      {period && (
        <p className="field-note">
          {period.name} runs from {formatDay(period.startsOn)} to {formatDay(period.endsOn)}.
        </p>
      )}
      <GoalWords {...{ content, onChange, facts }} />
    </>
  );
}

/** What stays open to change once a goal is agreed: what is said about it, and who reads it. */
export function GoalWords({ content, onChange, facts }: GoalFormProps) {
  const { employee, organisation } = useViewer();
  const own = content.owner?.id === employee?.id;
  const who = {
    owner: own ? null : (content.owner?.name ?? "the owner"),
    manager: facts.manager ? (facts.manager.id === employee?.id ? "you" : facts.manager.name) : null,
    organisation: organisation.name,
  };
  const choices =
    content.level === "INDIVIDUAL" ? (["PRIVATE", "SHARED", "PUBLIC"] as const) : (["SHARED", "PUBLIC"] as const);
  return (
    <>
      <TextAreaField
        label="Why it matters"
        name="description"
        optional
        rows={3}
        value={content.description}
        onChange={(description) => onChange({ description })}
      />
      <RadioGroup
        label="Who may read it"
        name="visibility"
        value={content.visibility}
        onChange={(visibility) => onChange({ visibility })}
        options={choices.map((value) => ({ value, label: visibilityWords[value], note: readersOfGoal(value, who) }))}
      />
    </>
  );
}

function Whose({ content, onChange, facts }: GoalFormProps) {
  const { employee, isManager, isHr } = useViewer();
  const search = usePeopleSearch("createGoal", isHr ? undefined : employee?.id);
  const mine = employee && { id: employee.id, name: employee.name, title: employee.title };
  const { levels } = facts;
  const level = levels.includes(content.level) ? content.level : "INDIVIDUAL";
  if (!isManager && !isHr && levels.length === 1) return null;
  return (
    <div className="form-row">
      {(isManager || isHr) && (
        <PersonPicker
          key={content.owner?.id ?? "nobody"}
          label="Whose goal"
          name="ownerId"
          search={async (text, signal) => {
            const found = await search(text);
            const self = mine && !signal.aborted && mine.name.toLowerCase().includes(text.toLowerCase()) ? [mine] : [];
            return [...self, ...found.filter(({ id }) => id !== mine?.id)];
          }}
          value={content.owner}
          onChange={(owner) => onChange({ owner })}
        />
      )}
      {levels.length > 1 && (
        <SelectField
          label="Level"
          name="level"
          value={level}
          onChange={(next) =>
            onChange({
              level: next,
              // Others are to support it, and so they have to read it.
              ...(next === "INDIVIDUAL" ? {} : { visibility: "PUBLIC" }),
              ...(next === "DEPARTMENT" && !content.departmentId ? { departmentId: facts.departmentId } : {}),
            })
          }
          options={levels.map((value) => ({ value, label: levelWords[value] }))}
        />
      )}
      {content.level === "DEPARTMENT" && (
        <SelectField
          label="Department"
          name="departmentId"
          value={content.departmentId}
          onChange={(departmentId) => onChange({ departmentId })}
          options={facts.departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </div>
  );
}
