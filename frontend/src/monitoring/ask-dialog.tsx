import { X } from "lucide-react";
import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePeopleSearch } from "../graphql/use-people-search";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { DateField, TextAreaField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { type PersonOption, PersonPicker } from "../ui/person-picker";
import { showToast } from "../ui/toast";
import { useDraft } from "../ui/use-draft";

const askForFeedback = graphql(`
  mutation AskForFeedback($input: AskForFeedbackInput!) {
    askForFeedback(input: $input) {
      __typename
      ... on AskForFeedbackPayload { requests { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface Content {
  people: PersonOption[];
  about: PersonOption | null;
  text: string;
  dueOn: string;
}

export function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

/** Asks several people at once about one's own work, or about that of somebody who reports to one. */
export function AskDialog({ onClose }: { onClose: () => void }) {
  const { email, employee, isManager } = useViewer();
  const fresh = (): Content => ({ people: [], about: null, text: "", dueOn: inDays(14) });
  const { content, change, reset } = useDraft<Content>(`ask.${email}`, fresh);
  const [missing, setMissing] = useState<FormErrors>({});
  const colleagues = usePeopleSearch("giveFeedback");
  const reports = usePeopleSearch("createGoal");
  const form = useMutationForm(askForFeedback);
  const { keyFor, renew } = useIdempotencyKey();
  const { people, about, text, dueOn } = content;

  async function send(): Promise<void> {
    const wrong = {
      ...(people.length > 0 ? {} : { respondentIds: ["Choose whom to ask."] }),
      ...(text.trim() ? {} : { text: ["Say what you would like to know."] }),
    };
    setMissing(wrong);
    if (!employee || Object.keys(wrong).length > 0) return;
    const input = { respondentIds: people.map(({ id }) => id), aboutId: about?.id ?? employee.id, text, dueOn };
    if (!(await form.send({ input: { ...input, idempotencyKey: keyFor(input) } }))) return;
    renew();
    reset(fresh());
    showToast(people.length === 1 ? `Asked ${people[0]?.name}.` : `Asked ${people.length} people.`);
    onClose();
  }

  return (
    <Dialog title="Ask for feedback" isOpen onClose={onClose}>
      <Form label="Ask for feedback" errors={{ ...form.errors, ...missing }} onSubmit={() => void send()}>
        <PeopleField people={people} search={colleagues} onChange={(next) => change({ people: next })} />
        {isManager && (
          <PersonPicker
            label="About somebody who reports to you"
            name="aboutId"
            optional
            search={reports}
            value={about}
            onChange={(next) => change({ about: next })}
          />
        )}
        <TextAreaField
          label="What would you like to know?"
          name="text"
          rows={4}
          maxLength={4000}
          placeholder="How did the hand-over work for you? What should I do differently next time?"
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <DateField
          label="Until"
          name="dueOn"
          min={inDays(0)}
          max={inDays(90)}
          value={dueOn}
          onChange={(next) => change({ dueOn: next })}
        />
        <p className="small muted">Each of them answers for themselves, and may decline without a reason.</p>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Ask
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface PeopleFieldProps {
  people: PersonOption[];
  search: ReturnType<typeof usePeopleSearch>;
  label?: string;
  name?: string;
  onChange: (people: PersonOption[]) => void;
}

/** Several people, each shown with a way to take them off again. */
export function PeopleField({ people, search, label = "Whom", name = "respondentIds", onChange }: PeopleFieldProps) {
  return (
    <div className="stack-small">
      <PersonPicker
        label={label}
        name={name}
        search={search}
        clears
        autoFocus
        value={null}
        onChange={(next) => next && !people.some(({ id }) => id === next.id) && onChange([...people, next])}
      />
      {people.length > 0 && (
        <ul className="row row-wrap" aria-label="Chosen people">
          {people.map((person) => (
            <li key={person.id}>
              <Button
                size="small"
                icon={<X className="icon icon-small" />}
                onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
              >
                <span className="visually-hidden">Do not ask </span>
                {person.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
