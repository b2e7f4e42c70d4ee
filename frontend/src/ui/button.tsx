import { Link, type LinkProps } from "@tanstack/react-router";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classes } from "./classes";

export interface ButtonLook {
  kind?: "primary" | "plain" | "ghost" | "danger";
  size?: "normal" | "small";
  /** Fills the width of its parent. */
  wide?: boolean;
  /** The key that does the same, drawn inside the button. */
  keys?: string;
  /** Only an icon is shown; the words then are the `label`. */
  icon?: ReactNode;
}

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  ref?: Ref<HTMLButtonElement>;
  /** Needed when there are no children: what the button does, for those who cannot see the icon. */
  label?: string;
  /** The server is still answering: the button stays focusable and refuses a second press. */
  pending?: boolean;
  children?: ReactNode;
}

function buttonClass({ kind = "plain", size, wide }: ButtonLook, iconOnly: boolean, extra?: string): string {
  return classes(
    "button",
    kind !== "plain" && `button-${kind}`,
    size === "small" && "button-small",
    iconOnly && "button-icon",
    wide && "button-wide",
    extra,
  );
}

/** One press, one verb. */
export function Button({ kind, size, wide, keys, icon, label, pending, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label ?? rest["aria-label"]}
      aria-disabled={pending || undefined}
      title={children ? rest.title : (rest.title ?? label)}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={buttonClass({ kind, size, wide }, !children, className)}
    >
      {icon}
      {children}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

export type LinkButtonProps = ButtonLook & LinkProps & { label?: string; className?: string };

/** Looks like a button and goes to an address. */
export function LinkButton({ kind, size, wide, keys, icon, label, children, className, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} aria-label={label} className={buttonClass({ kind, size, wide }, !children, className)}>
      {(state) => (
        <>
          {icon}
          {typeof children === "function" ? children(state) : children}
          {keys && <kbd aria-hidden="true">{keys}</kbd>}
        </>
      )}
    </Link>
  );
}
