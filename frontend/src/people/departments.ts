import { useQuery } from "urql";
import { graphql, type ResultOf } from "../graphql/graphql";
import type { ComboOption } from "../ui/combo-box";

const departmentsQuery = graphql(`
  query Departments {
    departments { id name parent { id } }
  }
`);

export type Department = ResultOf<typeof departmentsQuery>["departments"][number];

const context = { additionalTypenames: ["Department"] };

export function useDepartments(): readonly Department[] {
  const [{ data }] = useQuery({ query: departmentsQuery, context });
  return data?.departments ?? [];
}

/** Each department with the ones above it: "Depot North" of "Operations" is not that of "Sales". */
export function departmentOptions(departments: readonly Department[]): ComboOption[] {
  const known = new Map(departments.map((one) => [one.id, one]));
  return departments
    .map(({ id, name, parent }) => ({ id, label: name, note: pathAbove(parent?.id, known) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

function pathAbove(id: string | undefined, known: ReadonlyMap<string, Department>): string | undefined {
  const names: string[] = [];
  for (let at = id && known.get(id); at && names.length < 20; at = at.parent ? known.get(at.parent.id) : undefined) {
    names.unshift(at.name);
  }
  return names.length > 0 ? names.join(" › ") : undefined;
}
