import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../../ui/button";
import { classes } from "../../ui/classes";

export interface EvidenceFrameProps {
  count: string;
  /** Only where it is a sheet: beside the text on a wide window it is always there. */
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the text on the desk; on the phone a sheet from below. */
export function EvidenceFrame({ count, isOpen, onClose, children }: EvidenceFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [isOpen]);
  return (
    <aside
      className={classes("evidence-frame", isOpen && "is-open")}
      aria-labelledby="evidence"
      onKeyDown={(event) => {
        if (event.key === "Escape" && isOpen) onClose();
      }}
    >
      <header className="evidence-frame-head">
        <h2 id="evidence" ref={heading} tabIndex={-1}>
          Evidence
        </h2>
        <span className="small faint number">{count}</span>
        <Button
          className="evidence-close"
          kind="ghost"
          size="small"
          label="Close the evidence"
          icon={<X className="icon" />}
          onClick={onClose}
        />
      </header>
      {children}
    </aside>
  );
}
