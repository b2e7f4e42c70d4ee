import { Check, Copy, Lock, type LucideIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Callout } from "./callout";

export interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** One sentence: what this is for. */
  children?: ReactNode;
  /** The one or two things that fill it. */
  actions?: ReactNode;
  /** The rank of the heading where it stands. */
  level?: 1 | 2 | 3;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon className="icon icon-large" />
      </span>
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="button-group">{actions}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  /** What failed: "Could not load the forecast." */
  title: string;
  /** What is safe, and what happens next. */
  children?: ReactNode;
  /** To read out to whoever helps. */
  code?: string;
  onRetry?: () => void;
  retrying?: boolean;
}

/** Only this card failed. */
export function ErrorState({ title, children, code, onRetry, retrying }: ErrorStateProps) {
  return (
    <div role="alert">
      <Callout kind="bad">
        <p className="strong">{title}</p>
        {children && <p>{children}</p>}
        <div className="button-group">
          {onRetry && (
            <Button size="small" onClick={onRetry} pending={retrying}>
              {retrying ? "Trying" : "Try again"}
            </Button>
          )}
          {code && <CopyCode code={code} />}
        </div>
      </Callout>
    </div>
  );
}

function CopyCode({ code }: { code: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      kind="ghost"
      size="small"
      icon={copied ? <Check className="icon icon-small" /> : <Copy className="icon icon-small" />}
      onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}
    >
      {copied ? "Copied" : "Copy code"} <span className="number">{code}</span>
    </Button>
  );
}

export interface NoRightProps {
  /** "goal", "review", "page". */
  what?: string;
  /** A way forward. */
  actions?: ReactNode;
}

/** One text for what does not exist and for what one may not see, so that it tells nothing. */
export function NoRight({ what = "page", actions }: NoRightProps) {
  return (
    <EmptyState icon={Lock} title={`You cannot open this ${what}`} actions={actions} level={1}>
      It may not exist, or is not shared with you.
    </EmptyState>
  );
}
