import { type LucideIcon, X } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

export interface ChipProps {
  children: ReactNode;
  icon?: LucideIcon;
  tone?: "plain" | "outline" | "accent" | "good" | "warn";
  /** Makes it a button. */
  onPress?: () => void;
  /** For filters: whether it is on. */
  isPressed?: boolean;
  /** Adds a cross; `removeLabel` says what goes away. */
  onRemove?: () => void;
  removeLabel?: string;
}

/** A small word about something: a tag, a filter, a chosen person. */
export function Chip({ children, icon: Icon, tone = "plain", onPress, isPressed, onRemove, removeLabel }: ChipProps) {
  const shown = isPressed ? "accent" : tone;
  const className = classes("chip", shown !== "plain" && `chip-${shown}`);
  const words = (
    <>
      {Icon && <Icon className="icon icon-small" />}
      {children}
    </>
  );
  if (onPress) {
    return (
      <button type="button" className={className} aria-pressed={isPressed} onClick={onPress}>
        {words}
      </button>
    );
  }
  return (
    <span className={className}>
      {words}
      {onRemove && (
        <button type="button" className="chip-remove" aria-label={removeLabel ?? "Remove"} onClick={onRemove}>
          <X className="icon icon-small" />
        </button>
      )}
    </span>
  );
}
