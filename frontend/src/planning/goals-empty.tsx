import { Plus, Search, Target } from "lucide-react";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { EmptyState } from "../ui/states";
import type { Scope } from "./goals-search";

export interface GoalsEmptyProps {
  /** A search or a state hides the rest. */
  filtered: boolean;
  clear: () => void;
  scope: Scope;
  periodName: string | undefined;
  allPeriods: () => void;
}

/** No goals: why, and the one thing that changes it. */
export function GoalsEmpty({ filtered, clear, scope, periodName, allPeriods }: GoalsEmptyProps) {
  const { employee } = useViewer();
  if (filtered) {
    return (
      <EmptyState
        icon={Search}
        title="No goal fits this filter"
        actions={<Button onClick={clear}>Remove the filter</Button>}
      >
        There may be others{periodName && ` in ${periodName}`}.
      </EmptyState>
    );
  }
  const titles = {
    me: "Set your first goal",
    team: "Nobody in your team has goals yet",
    company: "There are no goals yet",
  };
  const words = {
    me: "A goal says what will be different at the end, and by which number both sides will know.",
    team: "Set the first one together with the person it is for; they see it at once.",
    company: "Company goals come first; departments and people then align theirs to them.",
  };
  return (
    <EmptyState
      icon={Target}
      title={periodName ? `${titles[scope]} in ${periodName}`.replace(" yet in", " in") : titles[scope]}
      actions={
        <>
          {employee && (
            <LinkButton to="/goals/new" kind="primary" icon={<Plus className="icon" />}>
              New goal
            </LinkButton>
          )}
          {periodName && <Button onClick={allPeriods}>Show all periods</Button>}
        </>
      }
    >
      {words[scope]}
    </EmptyState>
  );
}
