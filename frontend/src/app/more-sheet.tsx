import { Link } from "@tanstack/react-router";
import { LogOut, SlidersHorizontal } from "lucide-react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { signOut } from "./session";
import { type NavigationProps, NavList } from "./side-bar";

/** The whole side bar on the phone, one press away. */
export function MoreSheet({ groups, section, onClose }: NavigationProps & { onClose: () => void }) {
  return (
    <Dialog title="More" isOpen onClose={onClose}>
      <div className="stack-small">
        {groups.map((group) => (
          <div key={group.heading ?? "start"}>
            <NavList group={group} section={section} />
          </div>
        ))}
        <Link to="/preferences" className="nav-link" onClick={onClose}>
          <SlidersHorizontal className="icon" />
          Preferences
        </Link>
        <Button wide icon={<LogOut className="icon" />} onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
    </Dialog>
  );
}
