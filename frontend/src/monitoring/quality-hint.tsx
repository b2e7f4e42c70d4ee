import { Check, Circle } from "lucide-react";
import { hintsFor } from "./feedback-words";
import "./monitoring.css";

/** Says what the text already tells and what would help; it never stands in the way. */
export function QualityHint({ text }: { text: string }) {
  const hints = hintsFor(text);
  const met = hints.filter((hint) => hint.met).length;
  return (
    <div className="quality">
      <p className="tiny faint">
        {text.trim() === ""
          ? "Words that help say:"
          : met === hints.length
            ? "Says all that makes feedback useful:"
            : "It would help even more to say:"}
      </p>
      <ul className="quality-list" aria-label="What the text tells">
        {hints.map(({ label, met: isMet }) => {
          const Icon = isMet ? Check : Circle;
          return (
            <li key={label} className={isMet ? "tiny status-good" : "tiny faint"}>
              <Icon className="icon icon-small" />
              {label}
              {isMet && <span className="visually-hidden"> is there</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
