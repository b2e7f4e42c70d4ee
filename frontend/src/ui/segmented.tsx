import { Link, type LinkProps } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { classes } from "./classes";

interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  count?: number;
  icon?: LucideIcon;
}

export interface SegmentedProps<Value extends string> {
  label: string;
  /** "" while nothing is chosen. */
  value: Value | "";
  onChange: (value: Value) => void;
  options: readonly Segment<Value>[];
  wide?: boolean;
}

/** One of a few, all in sight: a group of radio buttons; arrows move the choice. */
export function Segmented<Value extends string>({ label, value, onChange, options, wide }: SegmentedProps<Value>) {
  const group = useRef<HTMLDivElement>(null);
  // While nothing is chosen, Tab reaches the first.
  const reachable = options.some((option) => option.value === value) ? value : options[0]?.value;

  function onKeyDown(event: KeyboardEvent): void {
    const towardsEnd = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const towardsStart = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const step = event.key === towardsEnd ? 1 : event.key === towardsStart ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = options.findIndex((option) => option.value === reachable);
    const next = (at + step + options.length) % options.length;
    const option = options[next];
    if (!option) return;
    onChange(option.value);
    group.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className={classes("segmented", wide && "segmented-wide")}
      onKeyDown={onKeyDown}
    >
      {options.map(({ value: one, label: words, count, icon: Icon }) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold an icon and a count.
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={one === value}
          tabIndex={one === reachable ? 0 : -1}
          className="segment"
          onClick={() => onChange(one)}
        >
          {Icon && <Icon className="icon icon-small" />}
          {words}
          {count !== undefined && <span className="segment-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}

export type LinkSegment = Pick<LinkProps, "to" | "params" | "search"> & {
  label: ReactNode;
  count?: number;
  icon?: LucideIcon;
  current: boolean;
};

/** The same look for views that have addresses of their own, as Home's and a person's. */
export function LinkTabs({ label, links }: { label: string; links: readonly LinkSegment[] }) {
  const tabs = useRef<HTMLElement>(null);
  const here = links.findIndex(({ current }) => current);
  // The phone shows a part of many tabs; the one that is open is in it.
  useLayoutEffect(() => {
    tabs.current?.children[here]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <nav ref={tabs} className="segmented" aria-label={label}>
      {links.map(({ label: words, count, icon: Icon, current, ...target }) => (
        <Link
          key={String(words)}
          {...target}
          activeOptions={{ exact: true }}
          className="segment"
          aria-current={current ? "page" : undefined}
        >
          {Icon && <Icon className="icon icon-small" />}
          {words}
          {count !== undefined && <span className="segment-count">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
