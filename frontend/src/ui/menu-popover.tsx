import { useNavigate } from "@tanstack/react-router";
import type { KeyboardEvent, RefObject } from "react";
import { MenuItem as AriaItem, Menu as AriaMenu, Popover, Separator } from "react-aria-components";
import { classes } from "./classes";
import type { MenuItem } from "./menu";

interface MenuPopoverProps {
  trigger: RefObject<HTMLElement | null>;
  label: string;
  items: readonly (MenuItem | "line")[];
  onClose: () => void;
}

/** The open menu: arrows, first letters, Escape, and the focus back on the button. */
export function MenuPopover({ trigger, label, items, onClose }: MenuPopoverProps) {
  const navigate = useNavigate();
  function act({ to, run }: MenuItem): void {
    onClose();
    if (to) void navigate({ to });
    run?.();
  }
  /** The menu of "C" takes the "G" of "C G" as its choice. */
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    const letter = event.key.toUpperCase();
    const item = items.find((one) => one !== "line" && !one.disabled && one.keys?.split(" ").at(-1) === letter);
    if (!item || item === "line") return;
    event.preventDefault();
    event.stopPropagation();
    act(item);
  }
  return (
    <Popover
      className="popover"
      aria-label={label}
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom end"
      offset={6}
    >
      <div onKeyDownCapture={onKey}>
        <AriaMenu className="menu" aria-label={label} autoFocus="first">
          {items.map((item, index) =>
            item === "line" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name.
              <Separator key={index} className="menu-line" />
            ) : (
              <AriaItem
                key={item.id}
                id={item.id}
                textValue={item.label}
                isDisabled={item.disabled}
                className={classes("menu-item", item.danger && "menu-item-danger")}
                onAction={() => act(item)}
              >
                {item.icon && <item.icon className="icon" />}
                {item.label}
                {item.keys && <kbd>{item.keys}</kbd>}
              </AriaItem>
            ),
          )}
        </AriaMenu>
      </div>
    </Popover>
  );
}
