import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
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
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom end"
      offset={6}
    >
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
    </Popover>
  );
}
