import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";

export interface SidePanelProps {
  title: ReactNode;
  /** Whether it is open lives in the address, so that Back closes it too. */
  onClose: () => void;
  /** Changes when the panel shows something else: the focus then goes to its title. */
  subject: string;
  children: ReactNode;
}

/** Beside the page on the desk, a sheet at the bottom of the phone; Escape closes and the focus goes back. */
export function SidePanel({ title, onClose, subject, children }: SidePanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the subject is the reason, not an input.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [subject]);

  return (
    <aside
      className="side-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <header className="side-panel-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="ghost" size="small" label="Close" icon={<X className="icon" />} onClick={onClose} />
      </header>
      <div className="side-panel-body">{children}</div>
    </aside>
  );
}
