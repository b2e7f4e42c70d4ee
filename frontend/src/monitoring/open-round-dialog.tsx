import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePeopleSearch } from "../graphql/use-people-search";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { DateField, TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { type PersonOption, PersonPicker } from "../ui/person-picker";
import { showToast } from "../ui/toast";
import { inDays, PeopleField } from "./ask-dialog";

const openRound = graphql(`
  mutation OpenRound($input: OpenRoundInput!) {
    openRound(input: $input) {
      __typename
      ... on OpenRoundPayload { round { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** A question to at least five people: how a manager supports their reports, or one's own. */
export function OpenRoundDialog({ onClose }: { onClose: () => void }) {
  const { isManager, isHr } = useViewer();
  const mayAskSupport = isManager || isHr;
  const [kind, setKind] = useState<"SUPPORT" | "QUESTION">(mayAskSupport ? "SUPPORT" : "QUESTION");
  const [manager, setManager] = useState<PersonOption | null>(null);
  const [people, setPeople] = useState<PersonOption[]>([]);
  const [text, setText] = useState("");
  const [closesOn, setClosesOn] = useState(inDays(14));
  const search = usePeopleSearch("giveFeedback");
  const form = useMutationForm(openRound);
  const { keyFor, renew } = useIdempotencyKey();

  async function send(): Promise<void> {
    const own = { kind, text, invitedIds: people.map(({ id }) => id), closesOn };
    const input = kind === "QUESTION" ? own : { kind, subjectId: manager?.id, closesOn };
    if (!(await form.send({ input: { ...input, idempotencyKey: keyFor(input) } }))) return;
    renew();
    showToast("Asked. You see the answers once it is closed.");
    onClose();
  }

  return (
    <Dialog title="Ask without names" isOpen onClose={onClose}>
      <Form label="Ask without names" errors={form.errors} onSubmit={() => void send()}>
        {mayAskSupport && (
          <RadioGroup
            label="What"
            value={kind}
            onChange={setKind}
            options={[
              {
                value: "SUPPORT",
                label: "How a manager supports their team",
                note: "Asks everybody who reports to them.",
              },
              { value: "QUESTION", label: "A question about me", note: "Asks the people I choose." },
            ]}
          />
        )}
        {kind === "SUPPORT" && isHr && (
          <PersonPicker
            label="Which manager"
            name="subjectId"
            optional={isManager}
            note={isManager ? "You, if you leave it empty." : undefined}
            search={search}
            value={manager}
            onChange={setManager}
          />
        )}
        {kind === "QUESTION" && (
          <>
            <PeopleField
              label="Whom, at least five"
              name="invitedIds"
              people={people}
              search={search}
              onChange={setPeople}
            />
            <TextAreaField label="The question" name="text" rows={3} maxLength={2000} value={text} onChange={setText} />
          </>
        )}
        <DateField
          label="Closes after"
          name="closesOn"
          min={inDays(1)}
          max={inDays(60)}
          value={closesOn}
          onChange={setClosesOn}
        />
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
