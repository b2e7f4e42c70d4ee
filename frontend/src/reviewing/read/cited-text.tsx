import { Quote } from "lucide-react";
import { partsOf } from "../write/citing";

export interface CitedTextProps {
  text: string;
  cites: readonly { label: string }[];
}

/** What was written, with what it cites set apart. */
export function CitedText({ text, cites }: CitedTextProps) {
  return (
    <p className="review-text">
      {partsOf(text, cites).map((part, index) =>
        part.cite ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand in the order of the text and have no other name.
          <span key={index} className="cite">
            <Quote className="icon" aria-hidden="true" />
            {part.cite.label}
          </span>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

/** Cited without a mark in the text. */
export function OtherCites({ text, cites }: CitedTextProps) {
  const others = cites.filter(({ label }) => !text.includes(`[${label}]`));
  if (others.length === 0) return null;
  return (
    <p className="small muted">
      Cites{" "}
      {others.map(({ label }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two cited things may have the same name.
        <span key={index} className="cite">
          <Quote className="icon" aria-hidden="true" />
          {label}
        </span>
      ))}
    </p>
  );
}
