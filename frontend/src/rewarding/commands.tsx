import { useNavigate } from "@tanstack/react-router";
import { Gift } from "lucide-react";
import { useMemo } from "react";
import { useViewer, type Viewer } from "../graphql/viewer";
import { type Command, useCommand } from "../ui/commands";

/** Rewards are proposed by managers and HR partners who are employed here. */
export function mayPropose({ employee, isManager, isHr }: Viewer): boolean {
  return employee !== null && (isManager || isHr);
}

/** What rewarding adds to the palette, to the New menu and to the keys. */
export function RewardingCommands() {
  const navigate = useNavigate();
  const may = mayPropose(useViewer());
  useCommand(
    useMemo<Command | null>(
      () =>
        may
          ? {
              id: "propose reward",
              label: "Propose reward",
              group: "new",
              icon: Gift,
              keys: "c r",
              words: "bonus raise promotion extra leave vacation project lead thank",
              run: () => void navigate({ to: "/rewards/new" }),
            }
          : null,
      [may, navigate],
    ),
  );
  return null;
}
