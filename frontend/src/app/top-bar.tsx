import { Link, useRouterState } from "@tanstack/react-router";
import { ChevronRight, Inbox, Plus, Search } from "lucide-react";
import { useEffect } from "react";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { useCommands } from "../ui/commands";
import { Menu } from "../ui/menu";
import { writeKeys } from "../ui/shortcuts";
import type { Crumb } from "../ui/title";
import { openNewMenu, openPalette, setOverlay, useOverlay } from "./overlay-state";

/** Where we are, and what works from everywhere: search, inbox, New. */
export function TopBar({ title, crumbs }: { title: string; crumbs: readonly Crumb[] }) {
  const { inboxCount } = useViewer();
  const unread = inboxCount > 0;
  return (
    <header className="top-bar">
      <nav className="grow" aria-label="Breadcrumb">
        <ol className="crumbs">
          {crumbs.map(({ label, to, search }) => (
            <li key={to}>
              <Link to={to} search={search}>
                {label}
              </Link>
              <ChevronRight className="icon icon-small" />
            </li>
          ))}
          <li>
            <span aria-current="page" className="ellipsis">
              {title}
            </span>
          </li>
        </ol>
      </nav>
      <Button kind="ghost" label="Search" icon={<Search className="icon" />} onClick={openPalette} />
      <LinkButton
        to={"/inbox/needs" as "/"}
        kind="ghost"
        label={unread ? `Inbox, ${inboxCount} waiting` : "Inbox"}
        icon={
          <>
            <Inbox className="icon" />
            {unread && <span className="dot" />}
          </>
        }
      />
      <span className="desktop-only">
        <NewMenu />
      </span>
    </header>
  );
}

/** Everything one can make, from the same list of commands as the palette. */
export function NewMenu({ phone }: { phone?: boolean }) {
  const commands = useCommands().filter(({ group }) => group === "new");
  const open = useOverlay() === "new";
  const address = useRouterState({ select: (state) => state.location.pathname });
  // Going anywhere closes it, also by the keys of one of its items.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the reason, not an input.
  useEffect(() => {
    if (open) setOverlay(null);
  }, [address]);
  if (commands.length === 0) return null;
  return (
    <Menu
      label={phone ? "New" : undefined}
      text={phone ? undefined : "New"}
      kind="primary"
      keys={phone ? undefined : writeKeys("c")}
      className={phone ? "phone-new" : undefined}
      icon={<Plus className={phone ? "icon icon-large" : "icon"} />}
      isOpen={open}
      onOpenChange={(next) => (next ? openNewMenu() : setOverlay(null))}
      items={commands.map(({ id, label, icon, keys, run }) => ({
        id,
        label,
        icon,
        run,
        keys: keys && writeKeys(keys),
      }))}
    />
  );
}
