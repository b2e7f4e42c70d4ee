import { CornerDownLeft, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import { Avatar } from "../ui/avatar";
import { type Command, type Found, useCommands, useFinders } from "../ui/commands";
import { writeKeys } from "../ui/shortcuts";

interface Row {
  id: string;
  label: string;
  note?: string;
  icon: React.ReactNode;
  keys?: string;
  run: () => void;
}

interface Section {
  label: string;
  rows: Row[];
}

/** Everything by name: people and work first, then pages, then what one can do. */
export function CommandPalette({ readTyped, onClose }: { readTyped: () => string; onClose: () => void }) {
  const [text, setText] = useState("");
  const found = useFound(text);
  const commands = useCommands();
  const sections = useMemo(() => [...found, ...matching(commands, text)], [found, commands, text]);
  const rows = sections.flatMap((section) => section.rows);
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosenId),
  );
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  // Once the input stands, since keys still come while React draws it.
  useLayoutEffect(() => setText(readTyped()), [readTyped]);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, id]);

  function open(row: Row | undefined): void {
    if (!row) return;
    onClose();
    row.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length > 0) {
      event.preventDefault();
      choose(rows[(chosen + step + rows.length) % rows.length]?.id ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      open(rows[chosen]);
    }
  }

  let index = -1;
  return (
    <ModalOverlay className="veil veil-top" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="palette">
        <AriaDialog aria-label="Search or run">
          <div className="palette-input">
            <Search className="icon" />
            <input
              // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type.
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={rows.length > 0 ? `${id}-${chosen}` : undefined}
              aria-label="Search people, work, pages and commands"
              placeholder="Search or run…"
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <kbd>Esc</kbd>
          </div>
          <div className="palette-list" role="listbox" id={`${id}-list`} aria-label="Results" ref={list}>
            {rows.length === 0 && <p className="listbox-empty">Nothing is called “{text}”.</p>}
            {sections.map((section) => (
              // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets.
              <div key={section.label} role="group" aria-label={section.label}>
                <div className="eyebrow" aria-hidden="true">
                  {section.label}
                </div>
                {section.rows.map((row) => {
                  index += 1;
                  const at = index;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input that owns the list.
                    <div
                      key={row.id}
                      id={`${id}-${at}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={at === chosen}
                      className="option"
                      onPointerMove={() => choose(row.id)}
                      onClick={() => open(row)}
                    >
                      {row.icon}
                      <span className="grow ellipsis">
                        {row.label} {row.note && <span className="option-note">{row.note}</span>}
                      </span>
                      {row.keys ? (
                        <kbd>{row.keys}</kbd>
                      ) : (
                        at === chosen && <CornerDownLeft className="icon icon-small faint" />
                      )}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const headings: Record<Command["group"], string> = { page: "Pages", new: "New", action: "Actions" };

function matching(commands: readonly Command[], text: string): Section[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const named = ({ label }: Command) => words.every((word) => label.toLocaleLowerCase().includes(word));
  const fits = ({ label, words: more = "" }: Command) =>
    words.every((word) => `${label} ${more}`.toLocaleLowerCase().includes(word));
  return (["new", "page", "action"] as const)
    .map((group) => ({
      label: headings[group],
      found: commands
        .filter((command) => command.group === group && fits(command))
        .sort((one, other) => Number(named(other)) - Number(named(one))),
    }))
    .filter(({ found }) => found.length > 0)
    .sort((one, other) => Number(other.found.some(named)) - Number(one.found.some(named)))
    .map(({ label, found }) => ({ label, rows: found.map(commandRow) }));
}

function commandRow({ id, label, icon: Icon, keys, run }: Command): Row {
  return { id, label, run, keys: keys && writeKeys(keys), icon: Icon ? <Icon className="icon faint" /> : null };
}

/** Asks every finder, once the typing has paused; an answer to an older text is dropped. */
function useFound(text: string): Section[] {
  const finders = useFinders();
  const [sections, setSections] = useState<Section[]>([]);
  useEffect(() => {
    const asked = text.trim();
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      if (asked.length < 2) return setSections([]);
      const answers = await Promise.all(
        finders.map(async ({ id, label, find }) => {
          const found = await find(asked, abort.signal).catch((): Found[] => []);
          return { label, rows: found.map((one) => foundRow(id, one)) };
        }),
      );
      if (!abort.signal.aborted) setSections(answers.filter(({ rows }) => rows.length > 0));
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, finders]);
  return sections;
}

function foundRow(finder: string, { id, label, note, open }: Found): Row {
  return { id: `${finder} ${id}`, label, note, run: open, icon: <Avatar name={label} size="small" /> };
}
