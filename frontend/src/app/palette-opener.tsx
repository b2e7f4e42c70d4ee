import { lazy, type RefObject, Suspense, useCallback, useLayoutEffect, useRef } from "react";
import { useShortcut } from "../ui/shortcuts";
import { openNewMenu, openPalette, setOverlay, useOverlay } from "./overlay-state";

const CommandPalette = lazy(() => import("./command-palette").then((module) => ({ default: module.CommandPalette })));
const KeyList = lazy(() => import("./key-list").then((module) => ({ default: module.KeyList })));

/** Loads the palette and the list of keys when they are first asked for. */
export function Palette() {
  const overlay = useOverlay();
  const typed = useRef("");
  const readTyped = useCallback(() => typed.current, []);
  const close = () => {
    typed.current = "";
    setOverlay(null);
  };
  useShortcut("mod+k", "Search or run", openPalette);
  useShortcut("c", "New", openNewMenu);
  return (
    <Suspense fallback={<EarlyKeys typed={typed} />}>
      {overlay === "palette" && <CommandPalette readTyped={readTyped} onClose={close} />}
      {overlay === "keys" && <KeyList onClose={close} />}
    </Suspense>
  );
}

/** Keeps what is typed while the palette is on its way: it is meant for the palette and must run no command. */
function EarlyKeys({ typed }: { typed: RefObject<string> }) {
  useLayoutEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      event.preventDefault();
      event.stopPropagation();
      typed.current += event.key;
    };
    addEventListener("keydown", keep, true);
    return () => removeEventListener("keydown", keep, true);
  }, [typed]);
  return null;
}
