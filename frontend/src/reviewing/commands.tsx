import { useNavigate } from "@tanstack/react-router";
import { CalendarPlus } from "lucide-react";
import { useMemo } from "react";
import { useViewer } from "../graphql/viewer";
import { type Command, useCommand } from "../ui/commands";

/** What reviewing adds to the palette and to the New menu. */
export function ReviewingCommands() {
  const { canRunCycles } = useViewer();
  const navigate = useNavigate();
  useCommand(
    useMemo<Command | null>(
      () =>
        canRunCycles
          ? {
              id: "new review cycle",
              label: "New review cycle",
              group: "new",
              icon: CalendarPlus,
              words: "launch round appraisal half-year",
              run: () => void navigate({ to: "/admin/cycles/new" }),
            }
          : null,
      [canRunCycles, navigate],
    ),
  );
  return null;
}
