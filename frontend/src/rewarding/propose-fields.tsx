import { Callout } from "../ui/callout";
import { DateField, SelectField } from "../ui/field";
import { PersonPicker } from "../ui/person-picker";
import { KindCards } from "./kind-cards";
import { ReasonFields } from "./reason-fields";
import type { RewardContent } from "./reward-content";
import { TermsFields } from "./terms-fields";
import { usePeopleToReward } from "./use-people-to-reward";
import type { ProposeFacts } from "./use-propose-facts";

interface ProposeFieldsProps {
  content: RewardContent;
  onChange: (part: Partial<RewardContent>) => void;
  facts: ProposeFacts;
}

/** Who, what, from when, what for: in this order, because each answer narrows the next. */
export function ProposeFields({ content, onChange, facts }: ProposeFieldsProps) {
  const search = usePeopleToReward();
  const { person } = facts;
  return (
    <>
      <PersonPicker
        label="For"
        name="employeeId"
        search={search}
        value={content.person}
        onChange={(chosen) => onChange({ person: chosen, references: [], newPay: "" })}
      />
      {person && !person.viewerCan.proposeReward && (
        <Callout kind="warn">
          You cannot propose a reward for {person.name}: that is for the managers above them and their HR partners.
        </Callout>
      )}
      <KindCards value={content.kind} onChange={(kind) => onChange({ kind })} />
      <TermsFields content={content} onChange={onChange} facts={facts.terms} currency={facts.currency} />
      <div className="form-row">
        <DateField
          label={content.kind === "PROJECT_LEAD" ? "Starts on" : "Takes effect on"}
          name="effectiveOn"
          value={content.effectiveOn}
          onChange={(effectiveOn) => onChange({ effectiveOn })}
        />
        <SelectField
          label="For the period"
          name="periodId"
          value={facts.periodId}
          onChange={(periodId) => onChange({ periodId })}
          options={facts.periods.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <section className="stack-small" aria-labelledby="propose-why">
        <h2 id="propose-why" className="propose-heading">
          What it is for
        </h2>
        <ReasonFields content={content} onChange={onChange} pickable={facts.pickable} />
      </section>
    </>
  );
}
