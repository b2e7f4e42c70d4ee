import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";

const offerMentoring = graphql(`
  mutation OfferMentoring($input: OfferMentoringInput!) {
    offerMentoring(input: $input) {
      __typename
      ... on OfferMentoringPayload { mentorOffer { id note skill { id name } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** Says that one would mentor others in a skill, and what others learn of it. */
export function OfferForm({ skills }: { skills: readonly { id: string; name: string }[] }) {
  const [skillId, choose] = useState("");
  const [note, write] = useState("");
  const form = useMutationForm(offerMentoring);

  async function send(): Promise<void> {
    const made = await form.send({ input: { skillId, note } });
    if (!made) return;
    showToast(`You offer to mentor in ${made.mentorOffer.skill.name}.`);
    choose("");
    write("");
  }

  return (
    <Form label="Offer to be a mentor" errors={form.errors} onSubmit={() => void send()} className="form offer-form">
      <SelectField
        label="Offer to mentor in"
        name="skillId"
        value={skillId}
        onChange={choose}
        options={skills.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        label="A word about it"
        name="note"
        optional
        maxLength={200}
        placeholder="When, how, what you enjoy showing"
        value={note}
        onChange={write}
      />
      <p className="tiny muted">
        Everybody reads your offer. Who aims for a level below yours is shown your name, and so learns that you are
        above it.
      </p>
      <Button type="submit" pending={form.sending} aria-disabled={skillId === "" || undefined}>
        Offer it
      </Button>
    </Form>
  );
}
