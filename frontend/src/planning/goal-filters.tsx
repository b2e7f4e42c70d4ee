import { CalendarRange, List, ListFilter, ListTree, Network } from "lucide-react";
import { useViewer } from "../graphql/viewer";
import { Menu } from "../ui/menu";
import { SearchField } from "../ui/search-field";
import { Segmented } from "../ui/segmented";
import { type GoalsSearch, type Scope, type StatusFilter, statuses, type View } from "./goals-search";

export interface GoalFiltersProps {
  search: GoalsSearch;
  scope: Scope;
  view: View;
  periods: readonly { id: string; name: string; state: string }[];
  periodId: string;
  onChange: (part: GoalsSearch) => void;
}

const statusLabels: Record<StatusFilter, string> = {
  draft: "Drafts",
  proposed: "Proposed",
  active: "Active",
  closed: "Closed",
  archived: "Archived",
};

const viewOptions = [
  { value: "list", label: <span className="goal-view-word">List</span>, icon: List },
  { value: "tree", label: <span className="goal-view-word">Tree</span>, icon: ListTree },
  { value: "map", label: <span className="goal-view-word">Map</span>, icon: Network },
] as const;

/** Whose, when, in which state, by which words; all of it lives in the address. */
export function GoalFilters({ search, scope, view, periods, periodId, onChange }: GoalFiltersProps) {
  const { employee, isManager } = useViewer();
  const scopes = [
    ...(employee ? [{ value: "me" as const, label: "Mine" }] : []),
    ...(isManager ? [{ value: "team" as const, label: "Team" }] : []),
    { value: "company" as const, label: "Company" },
  ];
  const period = periods.find(({ id }) => id === periodId);
  return (
    <div className="goal-filters">
      {scopes.length > 1 && (
        <Segmented
          label="Whose goals"
          value={scope}
          onChange={(next) => onChange({ scope: next, view: undefined })}
          options={scopes}
        />
      )}
      <Menu
        text={period?.name ?? "All periods"}
        icon={<CalendarRange className="icon icon-small" />}
        items={[
          ...periods.map(({ id, name, state }) => ({
            id,
            label: state === "OPEN" ? name : `${name} (${state.toLowerCase()})`,
            run: () => onChange({ period: id }),
          })),
          "line",
          { id: "all", label: "All periods", run: () => onChange({ period: "all" }) },
        ]}
      />
      <Menu
        text={search.status ? statusLabels[search.status] : "Any state"}
        icon={<ListFilter className="icon icon-small" />}
        items={[
          { id: "any", label: "Any state", run: () => onChange({ status: undefined }) },
          "line",
          ...statuses.map((status) => ({
            id: status,
            label: statusLabels[status],
            run: () => onChange({ status }),
          })),
        ]}
      />
      <SearchField label="Search goals" value={search.q ?? ""} onChange={(q) => onChange({ q: q || undefined })} />
      <span className="goal-view">
        <Segmented
          label="Show goals as"
          value={view}
          onChange={(next) => onChange({ view: next })}
          options={viewOptions}
        />
      </span>
    </div>
  );
}
