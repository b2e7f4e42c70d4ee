import { MessageCircleHeart } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useViewer } from "../graphql/viewer";
import { type Command, useCommand } from "../ui/commands";

const GiveFeedbackDialog = lazy(() =>
  import("./give-feedback-dialog").then((module) => ({ default: module.GiveFeedbackDialog })),
);

/** What monitoring adds to the palette, to the New menu and to the keys; the dialog is loaded when it is opened. */
export function MonitoringCommands() {
  const { employee } = useViewer();
  const [open, setOpen] = useState(false);
  const may = employee !== null;
  useCommand(
    useMemo<Command | null>(
      () =>
        may
          ? {
              id: "give feedback",
              label: "Give feedback",
              group: "new",
              icon: MessageCircleHeart,
              keys: "p",
              words: "praise thank say note improve recognise",
              run: () => setOpen(true),
            }
          : null,
      [may],
    ),
  );
  if (!open) return null;
  return (
    <Suspense>
      <GiveFeedbackDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
