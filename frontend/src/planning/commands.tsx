import { useNavigate } from "@tanstack/react-router";
import { Target } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { type Command, registerFinder, useCommand } from "../ui/commands";

const goalFinderQuery = graphql(`
  query GoalFinder($search: String!) {
    goals(first: 5, where: { search: $search }, order: TITLE) { nodes { id title owner { name } } }
  }
`);

/** What planning adds to the palette, to the New menu and to the keys. */
export function PlanningCommands() {
  const navigate = useNavigate();
  const client = useClient();
  const { employee } = useViewer();
  const mayCreate = employee !== null;
  useCommand(
    useMemo<Command | null>(
      () =>
        mayCreate
          ? {
              id: "new goal",
              label: "New goal",
              group: "new",
              icon: Target,
              keys: "c g",
              words: "set create objective target key result",
              run: () => void navigate({ to: "/goals/new" }),
            }
          : null,
      [mayCreate, navigate],
    ),
  );
  useEffect(
    () =>
      registerFinder({
        id: "goals",
        label: "Goals",
        find: async (search) => {
          const { data } = await client.query(goalFinderQuery, { search }).toPromise();
          return (data?.goals.nodes ?? []).map(({ id, title, owner }) => ({
            id,
            label: title,
            note: owner?.name,
            open: () => void navigate({ to: "/goals/$goalId", params: { goalId: id } }),
          }));
        },
      }),
    [client, navigate],
  );
  return null;
}
