import { Link } from "@tanstack/react-router";
import { Braces, Ellipsis, KeyRound, LogOut, Search, SlidersHorizontal } from "lucide-react";
import { useId } from "react";
import { useViewer } from "../graphql/viewer";
import { Avatar } from "../ui/avatar";
import { Menu } from "../ui/menu";
import { writeKeys } from "../ui/shortcuts";
import { Brand } from "./brand";
import { useSession } from "./gate";
import type { NavGroup, NavItem } from "./navigation";
import { openPalette } from "./overlay-state";
import { hasConsole, signOut } from "./session";

export interface NavigationProps {
  groups: readonly NavGroup[];
  /** The address whose item is lit. */
  section: string;
}

/** The objects of Headway under the step of the cycle in which they matter most. */
export function SideBar({ groups, section }: NavigationProps) {
  const { organisation } = useViewer();
  return (
    <nav className="side-bar" aria-label="Main">
      <Link to="/" className="brand">
        <Brand organisation={organisation.name} />
      </Link>
      <button type="button" className="find" onClick={openPalette}>
        <Search className="icon icon-small" />
        Search or run… <kbd aria-hidden="true">{writeKeys("mod+k")}</kbd>
      </button>
      {groups.map((group) => (
        <NavList key={group.heading ?? "start"} group={group} section={section} />
      ))}
      <Me />
    </nav>
  );
}

export function NavList({ group: { heading, items }, section }: { group: NavGroup; section: string }) {
  const id = useId();
  return (
    <>
      {heading && (
        <div className="eyebrow nav-heading" id={id}>
          {heading}
        </div>
      )}
      <ul aria-labelledby={heading && id} aria-label={heading ? undefined : "Start"}>
        {items.map((item) => (
          <li key={item.to}>
            <NavLink item={item} current={section.startsWith(item.section)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NavLink({ item: { label, to, section, icon: Icon }, current }: { item: NavItem; current: boolean }) {
  const { inboxCount } = useViewer();
  const count = section === "/inbox" ? inboxCount : 0;
  return (
    <Link to={to} className="nav-link" aria-current={current ? "page" : undefined}>
      <Icon className="icon" />
      {label}
      {count > 0 && (
        <span className="nav-count">
          {count}
          <span className="visually-hidden"> waiting</span>
        </span>
      )}
    </Link>
  );
}

function Me() {
  const { name, employee, roles } = useViewer();
  const session = useSession();
  return (
    <div className="side-me">
      <Avatar name={name} />
      <span className="grow">
        <bdi className="strong small ellipsis">{name}</bdi>
        <span className="tiny faint ellipsis">
          {employee?.title ?? roles.join(", ").toLowerCase().replaceAll("_", " ")}
        </span>
      </span>
      <Menu
        label="Account and preferences"
        kind="ghost"
        size="small"
        icon={<Ellipsis className="icon" />}
        items={[
          { id: "preferences", label: "Preferences", icon: SlidersHorizontal, to: "/preferences" },
          { id: "tokens", label: "API tokens", icon: KeyRound, to: "/admin/tokens" },
          ...(session && hasConsole(session)
            ? [{ id: "console", label: "Query console", icon: Braces, to: "/console" }]
            : []),
          "line",
          { id: "out", label: "Sign out", icon: LogOut, run: () => void signOut() },
        ]}
      />
    </div>
  );
}
