import { CircleAlert } from "lucide-react";
import { createContext, type FormEvent, type ReactNode, use, useEffect, useMemo, useRef } from "react";
import { Callout } from "./callout";

/** What the server refused, by the name of the field; the empty name holds what belongs to no field. */
export type FormErrors = Readonly<Record<string, readonly string[]>>;

const noErrors: FormErrors = {};
const Errors = createContext<FormErrors>(noErrors);

export function useFieldErrors(name: string | undefined): readonly string[] {
  const errors = use(Errors);
  return (name && errors[name]) || [];
}

export interface FormProps {
  /** Names the form for those who cannot see it. */
  label?: string;
  errors?: FormErrors;
  onSubmit: () => void;
  children: ReactNode;
  className?: string;
}

/**
 * Sends on Enter and on Ctrl or ⌘ with Enter. Refusals stand beside their fields and are counted on top;
 * the first refused field gets the focus. Nothing typed is ever thrown away.
 */
export function Form({ label, errors = noErrors, onSubmit, children, className = "form" }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  // By what they say: a page may put its refusals together anew while somebody types, and the focus then stays.
  const said = JSON.stringify(errors);
  const names = useMemo(() => {
    const told = JSON.parse(said) as FormErrors;
    return Object.keys(told).filter((name) => told[name]?.length);
  }, [said]);

  useEffect(() => {
    if (names.length === 0 || !form.current) return;
    const refused = form.current.querySelector<HTMLElement>("[aria-invalid=true]:not([type=hidden])");
    (refused ?? form.current.querySelector<HTMLElement>("[role=alert]"))?.focus();
  }, [names]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }

  return (
    <Errors value={errors}>
      <form
        ref={form}
        noValidate
        aria-label={label}
        className={className}
        onSubmit={submit}
        // Before the field: radio buttons and lists keep their keys to themselves.
        onKeyDownCapture={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
            event.preventDefault();
            form.current?.requestSubmit();
          }
        }}
      >
        <ErrorSummary errors={errors} names={names} />
        {children}
      </form>
    </Errors>
  );
}

function ErrorSummary({ errors, names }: { errors: FormErrors; names: string[] }) {
  const fields = names.filter((name) => name !== "").length;
  const general = errors[""] ?? [];
  if (fields + general.length === 0) return null;
  return (
    <div role="alert" tabIndex={-1}>
      <Callout kind="bad">
        {general.map((message) => (
          <p key={message}>{message}</p>
        ))}
        {fields > 0 && (
          <p>{fields === 1 ? "One answer needs another look." : `${fields} answers need another look.`}</p>
        )}
      </Callout>
    </div>
  );
}

/** The refusals of one field, in words, under it. */
export function FieldMessages({ id, messages }: { id: string; messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <div id={id}>
      {messages.map((message) => (
        <p key={message} className="field-error">
          <CircleAlert className="icon icon-small" />
          <span>{message}</span>
        </p>
      ))}
    </div>
  );
}
