import { type ReactNode, useId } from "react";
import { classes } from "./classes";

export interface CardProps {
  title?: string;
  /** Beside the title: a count, a period. */
  note?: ReactNode;
  /** Buttons at the end of the head. */
  actions?: ReactNode;
  /** The children bring their own edges: rows, tables. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** One subject in a box, with its heading. */
export function Card({ title, note, actions, flush, className, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes("card", className)} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className="card-head">
          <h2 id={id}>{title}</h2>
          {note && <span className="card-note">{note}</span>}
          {actions && <div className="card-actions">{actions}</div>}
        </header>
      )}
      {flush ? children : <div className={title ? "card-body" : "card-body card-body-only"}>{children}</div>}
    </section>
  );
}
