import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SelectField } from "../ui/field";
import { Form } from "../ui/form";
import { type PersonOption, PersonPicker } from "../ui/person-picker";
import { showToast } from "../ui/toast";
import { nominateForReward } from "./nominations";
import { ReasonFields } from "./reason-fields";
import { errorsInPlace, type Reference } from "./reward-content";
import { allKinds, type Kind, kindWords } from "./reward-words";
import { usePeopleToReward } from "./use-people-to-reward";
import { pickableOf, pickableParts } from "./use-propose-facts";

const evidenceQuery = graphql(
  `
    query NominationEvidence($id: ID!) {
      employee(id: $id) { id viewerCan { proposeReward } ...PickableParts }
    }
  `,
  [pickableParts],
);

interface NominateDialogProps {
  /** Who may not propose rewards names colleagues for recognition. */
  peersOnly: boolean;
  /** Whether colleagues may be named, too. */
  everybody: boolean;
  onClose: () => void;
}

/** Names somebody for a reward: who, for what kind, and why. */
export function NominateDialog({ peersOnly, everybody, onClose }: NominateDialogProps) {
  const form = useMutationForm(nominateForReward);
  const search = usePeopleToReward(everybody);
  const [person, setPerson] = useState<PersonOption | null>(null);
  const [kind, setKind] = useState<Kind>("RECOGNITION");
  const [reason, setReason] = useState("");
  const [references, setReferences] = useState<Reference[]>([]);
  const [{ data }] = useQuery({ query: evidenceQuery, variables: { id: person?.id ?? "" }, pause: !person });
  const known = person && data?.employee?.id === person.id ? data.employee : null;
  const kinds = peersOnly || known?.viewerCan.proposeReward === false ? (["RECOGNITION"] as const) : allKinds;
  const chosen = kinds.find((one) => one === kind) ?? "RECOGNITION";

  async function send(): Promise<void> {
    const input = { employeeId: person?.id ?? "", kind: chosen, reason: reason.trim() || null, references };
    const made = await form.send({ input });
    if (!made) return;
    showToast(`Named. Whoever manages ${made.nomination.employee.name} decides; they do not learn of it.`);
    onClose();
  }

  return (
    <Dialog title="Nominate somebody" isOpen onClose={onClose}>
      <Form label="Nominate somebody" errors={errorsInPlace(form.errors)} onSubmit={() => void send()}>
        <PersonPicker
          label="Who"
          name="employeeId"
          search={search}
          value={person}
          onChange={(next) => {
            setPerson(next);
            setReferences([]);
          }}
        />
        <SelectField
          label="For"
          name="kind"
          value={chosen}
          onChange={(next) => setKind(next as Kind)}
          options={kinds.map((one) => ({ value: one, label: kindWords[one].one }))}
        />
        <ReasonFields
          content={{ person, kind: "BONUS", reason, references }}
          reader="Who decides reads this"
          onChange={(part) => {
            if (part.reason !== undefined) setReason(part.reason);
            if (part.references) setReferences(part.references);
          }}
          pickable={known && pickableOf(known)}
        />
        <div className="form-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={!person}>
            {form.sending ? "Sending" : "Nominate"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
