import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { Chip } from "../../ui/chip";
import { SelectField } from "../../ui/field";

const countsQuery = graphql(`
  query CycleParticipantCounts($id: ID!) {
    reviewCycle(id: $id) {
      id
      departments { people department { id name } }
      self: participants(first: 1, where: { missing: SELF }) { totalCount }
      manager: participants(first: 1, where: { missing: MANAGER }) { totalCount }
      late: participants(first: 1, where: { late: true }) { totalCount }
    }
  }
`);

export type Shown = "self" | "manager" | "late";

/** Which people the table shows, as it stands in the address. */
export interface ParticipantSearch {
  search?: string;
  department?: string;
  show?: Shown;
}

const words: Record<Shown, string> = {
  self: "Self review missing",
  manager: "Manager’s review missing",
  late: "Late",
};

const context = { additionalTypenames: ["Review", "Participant"], live: true };

/** What is asked of the server for it. */
export function whereOf({ department, show }: ParticipantSearch) {
  return {
    departmentId: department ?? null,
    missing: show === "self" ? ("SELF" as const) : show === "manager" ? ("MANAGER" as const) : null,
    late: show === "late" ? true : null,
  };
}

interface Props {
  cycleId: string;
  withForms: boolean;
  value: ParticipantSearch;
  onChange: (value: ParticipantSearch) => void;
}

/** By department and by what is missing, each with how many there are. */
export function ParticipantFilters({ cycleId, withForms, value, onChange }: Props) {
  const [{ data }] = useQuery({ query: countsQuery, variables: { id: cycleId }, context });
  const cycle = data?.reviewCycle;
  const departments = (cycle?.departments ?? []).flatMap(({ department, people }) =>
    department ? [{ value: department.id, label: `${department.name} (${people})` }] : [],
  );
  const shown = (Object.keys(words) as Shown[]).filter((one) => one === value.show || cycle?.[one].totalCount);
  if (departments.length < 2 && (!withForms || shown.length === 0)) return null;
  return (
    <section className="row row-wrap card-body participant-filters" aria-label="Show which people">
      {departments.length > 1 && (
        <SelectField
          label="Department"
          hideLabel
          value={value.department ?? "all"}
          options={[{ value: "all", label: "All departments" }, ...departments]}
          onChange={(id) => onChange({ ...value, department: id === "all" ? undefined : id })}
        />
      )}
      {withForms &&
        shown.map((one) => (
          <Chip
            key={one}
            isPressed={value.show === one}
            onPress={() => onChange({ ...value, show: value.show === one ? undefined : one })}
          >
            {words[one]} <span className="number">{cycle?.[one].totalCount}</span>
          </Chip>
        ))}
    </section>
  );
}
