import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Button, type ButtonLook } from "./button";

const MenuPopover = lazy(() => import("./menu-popover").then((module) => ({ default: module.MenuPopover })));

export interface MenuItem {
  id: string;
  label: string;
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** An address, or something to do. */
  to?: string;
  run?: () => void;
}

export interface MenuProps extends Omit<ButtonLook, "icon"> {
  /** The words on the button; without them, `label` says what the icon means. */
  text?: string;
  label?: string;
  icon?: ReactNode;
  items: readonly (MenuItem | "line")[];
  className?: string;
  /** -1 where the arrows of a list move between its rows. */
  tabIndex?: number;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A button that opens a list of things to do. What it opens is loaded with the first press. */
export function Menu({ text, label, items, isOpen, onOpenChange, ...look }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [own, setOwn] = useState(false);
  const open = isOpen ?? own;
  const change = onOpenChange ?? setOwn;
  return (
    <>
      <Button
        {...look}
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => change(!open)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            change(true);
          }
        }}
      >
        {text}
      </Button>
      {open && (
        <Suspense>
          <MenuPopover trigger={button} label={label ?? text ?? ""} items={items} onClose={() => change(false)} />
        </Suspense>
      )}
    </>
  );
}
