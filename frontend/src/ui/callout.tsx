import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

export type CalloutKind = "info" | "good" | "warn" | "bad";

const icons: Record<CalloutKind, LucideIcon> = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleX };

/** A short remark that belongs to what stands beside it. */
export function Callout({ kind = "info", children }: { kind?: CalloutKind; children: ReactNode }) {
  const Icon = icons[kind];
  return (
    <div className={classes("callout", kind !== "info" && `callout-${kind}`)}>
      <Icon className="icon" />
      <div className="grow">{children}</div>
    </div>
  );
}
