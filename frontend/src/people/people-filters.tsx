import { SlidersHorizontal } from "lucide-react";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { usePeopleSearch } from "../graphql/use-people-search";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { ComboBox } from "../ui/combo-box";
import { SelectField } from "../ui/field";
import { NumberField } from "../ui/number-field";
import { PersonPicker } from "../ui/person-picker";
import { SearchField } from "../ui/search-field";
import { departmentOptions, useDepartments } from "./departments";
import { countFilters, type Order, type PeopleSearch, type StatusFilter } from "./people-search";

const managerQuery = graphql(`
  query FilterManager($id: ID!) {
    employee(id: $id) { id name title }
  }
`);

const statusOptions = [
  { value: "any", label: "Works here" },
  { value: "active", label: "Active" },
  { value: "on-leave", label: "On leave" },
  { value: "left", label: "Left" },
  { value: "everybody", label: "Everybody, also who left" },
] as const;

const orderOptions = [
  { value: "name", label: "By name" },
  { value: "newest", label: "Newcomers first" },
  { value: "level", label: "Highest level first" },
] as const;

export interface PeopleFiltersProps {
  search: PeopleSearch;
  onChange: (part: PeopleSearch) => void;
}

/** By which words, where, under whom, in which state, in which order; all of it lives in the address. */
export function PeopleFilters({ search, onChange }: PeopleFiltersProps) {
  const count = countFilters(search);
  const [open, setOpen] = useState(false);
  return (
    <div className="people-filters">
      <SearchField label="Search people" value={search.q ?? ""} onChange={(q) => onChange({ q: q || undefined })} />
      <span className="phone-only">
        <Button
          icon={<SlidersHorizontal className="icon icon-small" />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {count > 0 ? `Filters (${count})` : "Filters"}
        </Button>
      </span>
      <div className={classes("people-filters-more", open && "people-filters-open")}>
        <DepartmentFilter search={search} onChange={onChange} />
        <ManagerFilter search={search} onChange={onChange} />
        <SelectField<StatusFilter | "any">
          label="Status"
          hideLabel
          value={search.status ?? "any"}
          onChange={(status) => onChange({ status: status === "any" ? undefined : status })}
          options={statusOptions}
        />
        <NumberField
          label="Level"
          hideLabel
          placeholder="Any level"
          decimals={0}
          value={search.level ?? null}
          onChange={(level) => onChange({ level: level ?? undefined })}
        />
        <SelectField<Order>
          label="Order"
          hideLabel
          value={search.order ?? "name"}
          onChange={(order) => onChange({ order: order === "name" ? undefined : order })}
          options={orderOptions}
        />
        {count > 0 && (
          <Button
            kind="ghost"
            onClick={() => onChange({ department: undefined, manager: undefined, status: undefined, level: undefined })}
          >
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}

function DepartmentFilter({ search, onChange }: PeopleFiltersProps) {
  const departments = useDepartments();
  const options = useMemo(
    () => [{ id: "any", label: "Any department" }, ...departmentOptions(departments)],
    [departments],
  );
  return (
    <ComboBox
      // Drawn anew once the names are known, so that the chosen one can be written into the field.
      key={String(departments.length > 0)}
      label="Department"
      hideLabel
      placeholder="Any department"
      options={options}
      value={search.department ?? null}
      onChange={(id) => onChange({ department: id === "any" ? undefined : (id ?? undefined) })}
    />
  );
}

function ManagerFilter({ search: { manager: id }, onChange }: PeopleFiltersProps) {
  const [{ data }] = useQuery({ query: managerQuery, variables: { id: id ?? "" }, pause: id === undefined });
  const manager = id === undefined ? null : (data?.employee ?? null);
  const find = usePeopleSearch();
  return (
    <PersonPicker
      label="Manager"
      hideLabel
      placeholder="Any manager"
      search={find}
      value={manager}
      onChange={(person) => onChange({ manager: person?.id })}
    />
  );
}
