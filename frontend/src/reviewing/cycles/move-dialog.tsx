import { CircleCheck, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form, type FormErrors } from "../../ui/form";

export interface CheckLine {
  good: boolean;
  words: ReactNode;
}

export interface MoveDialogProps {
  title: string;
  /** What happens, with numbers. */
  lines: readonly CheckLine[];
  /** The verb with its number. */
  verb: string;
  /** "always" needs a reason; "open" only because something is left open. */
  reason: "none" | "optional" | "needed";
  reasonNote?: string;
  errors: FormErrors;
  sending: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
}

/** A checklist with counts before a step that touches many: the button carries the number, and there is no "Are you sure". */
export function MoveDialog(props: MoveDialogProps) {
  const { title, lines, verb, reason, reasonNote, errors, sending, onSend, onClose } = props;
  const [text, setText] = useState("");
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form errors={errors} onSubmit={() => onSend(text)}>
        <ul className="stack-small">
          {lines.map(({ good, words }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines stand in one order and have no other name.
            <li key={index} className="row check-line">
              {good ? <CircleCheck className="icon status-good" /> : <TriangleAlert className="icon status-warn" />}
              <span>{words}</span>
            </li>
          ))}
        </ul>
        {reason !== "none" && (
          <TextAreaField
            label="Reason"
            name="reason"
            optional={reason === "optional"}
            note={reasonNote}
            maxLength={2000}
            value={text}
            onChange={setText}
          />
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={sending} disabled={reason === "needed" && text.trim() === ""}>
            {verb}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
