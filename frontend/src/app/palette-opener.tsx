import { lazy, Suspense } from "react";
import { useShortcut } from "../ui/shortcuts";
import { openNewMenu, openPalette, setOverlay, useOverlay } from "./overlay-state";

const CommandPalette = lazy(() => import("./command-palette").then((module) => ({ default: module.CommandPalette })));
const KeyList = lazy(() => import("./key-list").then((module) => ({ default: module.KeyList })));

const close = () => setOverlay(null);

/** Loads the palette and the list of keys when they are first asked for. */
export function Palette() {
  const overlay = useOverlay();
  useShortcut("mod+k", "Search or run", openPalette);
  useShortcut("c", "New", openNewMenu);
  return (
    <Suspense>
      {overlay === "palette" && <CommandPalette onClose={close} />}
      {overlay === "keys" && <KeyList onClose={close} />}
    </Suspense>
  );
}
