import { useState } from "react";
import { Button } from "../button";
import { Form } from "../form";
import { writeKeys } from "../shortcuts";
import { useDraft } from "../use-draft";
import { MentionField, type Named } from "./mention-field";
import "./comments.css";

export interface ComposerProps {
  /** Where what is typed is kept on the device. */
  draftKey: string;
  label: string;
  verb: string;
  text?: string;
  mentions?: readonly Named[];
  autoFocus?: boolean;
  find: (search: string) => Promise<readonly Named[]>;
  /** Answers why it was not sent, or nothing. */
  onSend: (text: string, mentionIds: string[]) => Promise<string | null>;
  onCancel?: () => void;
}

interface Content {
  text: string;
  mentions: readonly Named[];
}

/** Words beside something; @ calls people in. */
export function Composer(props: ComposerProps) {
  const { draftKey, label, verb, text = "", mentions = [], autoFocus, find, onSend, onCancel } = props;
  const begin: Content = { text, mentions };
  const { content, change, reset } = useDraft<Content>(draftKey, () => begin);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const begun = onCancel !== undefined || content.text !== "";

  async function send(): Promise<void> {
    if (!content.text.trim()) return setRefused("Say it in a sentence or two.");
    const named = content.mentions.filter(({ name }) => content.text.includes(`@${name}`)).map(({ id }) => id);
    setSending(true);
    const why = await onSend(content.text, [...new Set(named)]);
    setSending(false);
    setRefused(why);
    if (why === null) {
      reset({ text: "", mentions: [] });
      onCancel?.();
    }
  }

  return (
    <Form
      label={label}
      errors={refused ? { text: [refused] } : {}}
      onSubmit={() => void send()}
      className="stack-small comment-composer"
    >
      <MentionField
        label={label}
        name="text"
        rows={begun ? 3 : 1}
        placeholder="Write a comment. @ calls somebody in."
        autoFocus={autoFocus}
        value={content.text}
        onChange={(next) => change({ text: next })}
        onMention={(person) => change({ mentions: [...content.mentions, person] })}
        find={find}
      />
      {begun && (
        <div className="button-group">
          <Button type="submit" size="small" kind="primary" pending={sending} keys={writeKeys("mod+Enter")}>
            {verb}
          </Button>
          {onCancel && (
            <Button
              size="small"
              kind="ghost"
              onClick={() => {
                reset({ text: "", mentions: [] });
                onCancel();
              }}
            >
              Cancel
            </Button>
          )}
        </div>
      )}
    </Form>
  );
}
