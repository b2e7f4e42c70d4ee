import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import "./shown-once.css";

export interface ShownOnceProps {
  label: string;
  value: string;
  /** What to do with it, and that it does not come back. */
  children: string;
}

/** A secret that is not shown again: to copy now. */
export function ShownOnce({ label, value, children }: ShownOnceProps) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="stack-small">
      <Callout kind="warn">{children}</Callout>
      <div className="shown-once">
        <input
          className="input shown-once-value"
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button
          kind="primary"
          icon={copied ? <Check className="icon icon-small" /> : <Copy className="icon icon-small" />}
          onClick={() => void navigator.clipboard?.writeText(value).then(() => setCopied(true))}
        >
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <span role="status" className="visually-hidden">
        {copied && "Copied."}
      </span>
    </div>
  );
}
