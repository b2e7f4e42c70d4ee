import { Link } from "@tanstack/react-router";
import { House, Inbox, Menu as MenuIcon, Target } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useViewer } from "../graphql/viewer";
import { classes } from "../ui/classes";
import { useIsPhone } from "../ui/use-is-phone";
import type { NavigationProps } from "./side-bar";
import { NewMenu } from "./top-bar";

const MoreSheet = lazy(() => import("./more-sheet").then((module) => ({ default: module.MoreSheet })));

/** The tab bar of the phone: Home, Goals, New, Inbox, More. */
export function PhoneTabs({ groups, section }: NavigationProps) {
  const { inboxCount } = useViewer();
  const [more, setMore] = useState(false);
  const phone = useIsPhone();
  // Going anywhere closes the sheet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the reason, not an input.
  useEffect(() => setMore(false), [section]);
  if (!phone) return null;

  const tabs = groups.flatMap(({ items }) => items).filter(({ section: one }) => one in icons);
  const [home, goals, inbox] = ["/home", "/goals", "/inbox"].map((one) => tabs.find((tab) => tab.section === one));
  const tab = (item: typeof home) => {
    if (!item) return <span />;
    const Icon = icons[item.section as keyof typeof icons];
    return (
      <Link to={item.to} className="phone-tab" aria-current={section.startsWith(item.section) ? "page" : undefined}>
        <Icon className="icon icon-large" />
        {item.label}
        {item.section === "/inbox" && inboxCount > 0 && <span className="dot" />}
      </Link>
    );
  };
  return (
    <nav className="phone-tabs" aria-label="Main">
      {tab(home)}
      {tab(goals)}
      <span className="phone-tab">
        <NewMenu phone />
      </span>
      {tab(inbox)}
      <button type="button" className={classes("phone-tab")} aria-haspopup="dialog" onClick={() => setMore(true)}>
        <MenuIcon className="icon icon-large" />
        More
      </button>
      {more && (
        <Suspense>
          <MoreSheet groups={groups} section={section} onClose={() => setMore(false)} />
        </Suspense>
      )}
    </nav>
  );
}

const icons = { "/home": House, "/goals": Target, "/inbox": Inbox };
