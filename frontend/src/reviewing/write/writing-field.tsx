import { Check, Quote, TriangleAlert } from "lucide-react";
import { useId, useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { writeKeys } from "../../ui/shortcuts";
import { countWords } from "../drafts/content";
import type { Place } from "../drafts/form-drafts";
import { withoutCite } from "./citing";
import { Conflict } from "./conflict";
import { hintsFor } from "./hints";
import { useWriting } from "./writing-context";

export interface WritingFieldProps {
  place: Place;
  label: string;
  /** The label is drawn; otherwise it is the heading of the page. */
  showLabel?: boolean;
  /** A comment beside a choice: smaller, without remarks. */
  short?: boolean;
  looksAhead?: boolean;
}

/** Where the writing happens: words, what they cite, and remarks that never block. */
export function WritingField({ place, label, showLabel, short, looksAhead = false }: WritingFieldProps) {
  const { drafts, aim, monthOf, monthsWithEvidence, openEvidence } = useWriting();
  const draft = drafts.at(place);
  const { content, where, message } = draft.state;
  const { text, cites } = content;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowing(area, text);
  const words = countWords(text);
  const citedMonths = cites.flatMap((cite) => monthOf(cite) ?? []);
  const hints = short ? [] : hintsFor({ text, cites, looksAhead, citedMonths, monthsWithEvidence });
  const tell = () => aim(place, area.current?.selectionStart ?? null);
  return (
    <div className="stack-small">
      <label htmlFor={id} className={showLabel ? "field-label" : "visually-hidden"}>
        {label}
      </label>
      <div className="editor">
        <textarea
          ref={area}
          id={id}
          className={short ? "editor-text editor-text-short" : "editor-text"}
          value={text}
          maxLength={20_000}
          aria-describedby={hints.length > 0 ? `${id}-hints` : undefined}
          aria-invalid={where === "refused" || undefined}
          onChange={(event) => {
            draft.change({ text: event.target.value });
            tell();
          }}
          onFocus={tell}
          onSelect={tell}
          onBlur={() => void draft.flush()}
        />
        <div className="editor-foot">
          <Button
            kind="ghost"
            size="small"
            icon={<Quote className="icon icon-small" />}
            keys={short ? undefined : writeKeys("mod+e")}
            onClick={() => {
              tell();
              openEvidence();
            }}
          >
            Cite
          </Button>
          <span className="grow" />
          <span className="number">{words === 1 ? "1 word" : `${words} words`}</span>
        </div>
      </div>
      {message && (
        <p className="field-error" role="alert">
          {message}
        </p>
      )}
      {cites.length > 0 && (
        <ul className="row row-wrap" aria-label={`Cited in “${label}”`}>
          {cites.map((cite) => (
            <li key={cite.id}>
              <Chip
                icon={Quote}
                tone="accent"
                removeLabel={`Remove ${cite.label}`}
                onRemove={() => draft.change(withoutCite(content, cite))}
              >
                {cite.label}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {hints.length > 0 && (
        <ul id={`${id}-hints`} className="row row-wrap hints" aria-label="Remarks on the text">
          {hints.map(({ good, words: remark }) => (
            <li key={remark} className={good ? "chip hint-good" : "chip hint-open"}>
              {good ? <Check className="icon icon-small" /> : <TriangleAlert className="icon icon-small" />}
              {remark}
            </li>
          ))}
        </ul>
      )}
      {where === "conflict" && <Conflict draft={draft} />}
    </div>
  );
}

/** The field grows with the text, so that nothing that was written is out of sight. */
function useGrowing(area: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the reason, not an input.
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  }, [area, text]);
}
