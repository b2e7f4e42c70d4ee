import { useQuery } from "urql";
import { graphql, type ResultOf, type VariablesOf } from "../graphql/graphql";
import { usePeopleSearch } from "../graphql/use-people-search";
import { Checkbox } from "../ui/choices";
import { SelectField, TextField } from "../ui/field";
import { type PersonOption, PersonPicker } from "../ui/person-picker";

export const audiencePreviewQuery = graphql(`
  query GoalAudiencePreview($template: ID!, $period: ID!, $audience: GoalAudienceInput!) {
    goalAudiencePreview(templateId: $template, periodId: $period, audience: $audience) {
      getting
      without
      people { name reason }
    }
  }
`);

export type AudiencePreview = NonNullable<ResultOf<typeof audiencePreviewQuery>["goalAudiencePreview"]>;
export type AudienceInput = VariablesOf<typeof audiencePreviewQuery>["audience"];

/** Whom an assignment is for, as it is typed. */
export interface Audience {
  everybody: boolean;
  departmentId: string;
  levels: string;
  location: string;
  manager: PersonOption | null;
  allLevels: boolean;
}

export const nobody: Audience = {
  everybody: false,
  departmentId: "",
  levels: "",
  location: "",
  manager: null,
  allLevels: true,
};

/** What the server is asked; null as long as no condition is given. */
export function audienceInput(audience: Audience): AudienceInput | null {
  if (audience.everybody) return { everybody: true };
  const { departmentId, location, manager, allLevels } = audience;
  const levels = audience.levels.split(/[ ,;]+/).flatMap((word) => (/^\d+$/.test(word) ? [Number(word)] : []));
  if (!departmentId && !location.trim() && !manager && levels.length === 0) return null;
  return {
    departmentIds: departmentId ? [departmentId] : [],
    levels,
    locations: location.trim() ? [location.trim()] : [],
    managerId: manager?.id ?? null,
    allLevels: manager !== null && allLevels,
  };
}

const departmentsQuery = graphql(`
  query AudienceDepartments { departments { id name } }
`);

interface AudienceFieldsProps {
  audience: Audience;
  onChange: (audience: Audience) => void;
}

/** Department with all below it, level, place, manager: every condition that is given must hold. */
export function AudienceFields({ audience, onChange }: AudienceFieldsProps) {
  const [{ data }] = useQuery({ query: departmentsQuery });
  const search = usePeopleSearch();
  const change = (part: Partial<Audience>) => onChange({ ...audience, ...part });
  const departments = (data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <fieldset className="stack-small">
      <legend className="field-label">Who gets it</legend>
      <Checkbox label="Everybody" isSelected={audience.everybody} onChange={(everybody) => change({ everybody })} />
      {!audience.everybody && (
        <>
          <div className="form-row">
            <SelectField
              label="Department"
              name="audience.departmentIds"
              optional
              note="With all departments below it."
              value={audience.departmentId}
              onChange={(departmentId) => change({ departmentId })}
              options={[{ value: "", label: "Any" }, ...departments]}
            />
            <TextField
              label="Levels"
              name="audience.levels"
              optional
              placeholder="2, 3"
              value={audience.levels}
              onChange={(levels) => change({ levels })}
            />
            <TextField
              label="Place"
              name="audience.locations"
              optional
              value={audience.location}
              onChange={(location) => change({ location })}
            />
          </div>
          <PersonPicker
            label="Team of"
            name="audience.managerId"
            optional
            search={search}
            value={audience.manager}
            onChange={(manager) => change({ manager })}
          />
          {audience.manager && (
            <Checkbox
              label="Everybody under this manager"
              note="Otherwise only the direct reports."
              isSelected={audience.allLevels}
              onChange={(allLevels) => change({ allLevels })}
            />
          )}
        </>
      )}
    </fieldset>
  );
}
