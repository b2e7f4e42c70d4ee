import { useNavigate } from "@tanstack/react-router";
import { BookOpen, Braces, Keyboard, LogOut, Moon, SlidersHorizontal, Sun } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useViewer } from "../graphql/viewer";
import { type Command, registerCommand } from "../ui/commands";
import { useSession } from "./gate";
import { furtherPagesFor, type NavGroup } from "./navigation";
import { openKeyList } from "./overlay-state";
import { hasConsole, signOut } from "./session";
import { setTheme } from "./theme";

/** The commands that belong to no domain: going to pages, the theme, the keys, signing out. */
export function useShellCommands(groups: readonly NavGroup[]): void {
  const viewer = useViewer();
  const navigate = useNavigate();
  const session = useSession();
  const withConsole = session !== null && hasConsole(session);
  const commands = useMemo(() => {
    const go = (to: string) => () => void navigate({ to });
    const pages = groups.flatMap(({ items }) =>
      items.map(
        ({ label, to, icon, keys }): Command => ({
          id: `go ${to}`,
          label: `Go to ${label.toLowerCase()}`,
          group: "page",
          icon,
          keys,
          run: go(to),
        }),
      ),
    );
    const others = furtherPagesFor(viewer).map(
      ({ label, to, words }): Command => ({
        id: `go ${to}`,
        label: `Go to ${label}`,
        group: "page",
        words,
        run: go(to),
      }),
    );
    return [...pages, ...others, ...general(go), ...(withConsole ? [consoleCommand(go("/console"))] : [])];
  }, [groups, viewer, navigate, withConsole]);

  useEffect(() => {
    const removals = commands.map(registerCommand);
    return () => {
      for (const remove of removals) remove();
    };
  }, [commands]);
}

function general(go: (to: string) => () => void): Command[] {
  return [
    {
      id: "preferences",
      label: "Go to preferences",
      group: "page",
      icon: SlidersHorizontal,
      words: "settings theme keys",
      run: go("/preferences"),
    },
    {
      id: "reference",
      label: "Go to the API reference",
      group: "page",
      icon: BookOpen,
      words: "graphql docs schema",
      run: go("/docs/graph"),
    },
    { id: "theme light", label: "Use the light theme", group: "action", icon: Sun, run: () => setTheme("light") },
    { id: "theme dark", label: "Use the dark theme", group: "action", icon: Moon, run: () => setTheme("dark") },
    { id: "keys", label: "Show the keys", group: "action", icon: Keyboard, keys: "?", words: "help", run: openKeyList },
    {
      id: "sign out",
      label: "Sign out",
      group: "action",
      icon: LogOut,
      words: "log out leave",
      run: () => void signOut(),
    },
  ];
}

function consoleCommand(run: () => void): Command {
  return { id: "console", label: "Go to the query console", group: "page", icon: Braces, words: "graphql api", run };
}
