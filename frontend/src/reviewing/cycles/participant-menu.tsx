import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Menu, type MenuItem } from "../../ui/menu";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { showToast } from "../../ui/toast";
import { SkipForm } from "../read/review-moves";
import { Decide } from "./decide-dialog";
import type { ParticipantRow } from "./participants";
import { reassign } from "./steering-moves";

type FormOf = NonNullable<ParticipantRow["selfReview"]>;
type Change = ParticipantRow["managerChanges"][number];

/** What is asked before something is done with a person of the cycle. */
export type Asking =
  | { what: "skip" | "reassign"; form: FormOf; who: string }
  | { what: "decide"; change: Change; who: string };

/** What can be done with a person's forms. */
export function ParticipantMenu({ row, ask }: { row: ParticipantRow; ask: (asking: Asking) => void }) {
  const { employee, selfReview, managerReview, managerChanges } = row;
  const who = employee.name;
  const may = (form: FormOf | null, action: FormOf["allowedActions"][number]) => form?.allowedActions.includes(action);
  const items: MenuItem[] = [];
  if (managerReview && may(managerReview, "REASSIGN")) {
    items.push({
      id: "reassign",
      label: "Let somebody else write the review",
      run: () => ask({ what: "reassign", form: managerReview, who }),
    });
  }
  for (const change of managerChanges) {
    items.push({
      id: change.id,
      label: `Decide who writes, ${change.former?.name ?? "nobody"} or ${change.successor.name}`,
      run: () => ask({ what: "decide", change, who }),
    });
  }
  for (const [form, label] of [
    [selfReview, "Skip the self review"],
    [managerReview, "Skip the manager’s review"],
  ] as const) {
    if (form && may(form, "SKIP")) items.push({ id: form.id, label, run: () => ask({ what: "skip", form, who }) });
  }
  if (items.length === 0) return null;
  return <Menu kind="ghost" size="small" text="More" label={`More to do with the forms of ${who}`} items={items} />;
}

export function ParticipantDialog({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  if (asking.what === "decide") return <Decide change={asking.change} who={asking.who} onClose={onClose} />;
  const { form, who } = asking;
  if (asking.what === "reassign") return <Reassign form={form} who={who} onClose={onClose} />;
  return <SkipForm reviewId={form.id} version={form.version} who={who} onClose={onClose} />;
}

function Reassign({ form, who, onClose }: { form: FormOf; who: string; onClose: () => void }) {
  const move = useMutationForm(reassign);
  const search = usePeopleSearch();
  const [person, setPerson] = useState<PersonOption | null>(null);
  const [reason, setReason] = useState("");
  async function send(): Promise<void> {
    const input = { reviewId: form.id, version: form.version, reviewerId: person?.id ?? "", reason };
    if (!(await move.send({ input }))) return;
    showToast(`${person?.name} writes the review of ${who} now.`);
    onClose();
  }
  return (
    <Dialog title={`Who writes the review of ${who}?`} isOpen onClose={onClose}>
      <Form errors={move.errors} onSubmit={() => void send()}>
        <p className="small muted">The draft there is stays with its author, and HR can read it.</p>
        <PersonPicker
          label="Who writes"
          name="reviewerId"
          autoFocus
          search={search}
          value={person}
          onChange={setPerson}
        />
        <TextAreaField label="Reason" name="reason" maxLength={2000} value={reason} onChange={setReason} />
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={move.sending} disabled={!person}>
            Reassign
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
