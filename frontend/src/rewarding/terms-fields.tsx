import { Crown } from "lucide-react";
import { Button } from "../ui/button";
import { Switch } from "../ui/choices";
import { DateField, SelectField, TextField } from "../ui/field";
import { formatMoney } from "../ui/format";
import { MoneyField, NumberField } from "../ui/number-field";
import { type OpenRole, PromotionFields, type Role } from "./promotion-fields";
import type { RewardContent } from "./reward-content";
import { increase } from "./reward-words";

export interface TermsFacts {
  /** Yearly pay now; null where the viewer may not see it. */
  pay: { amount: string; currency: string } | null;
  /** In which currencies this person is paid, the usual one first. */
  currencies: readonly string[];
  title: string;
  level: number | null;
  roleProfiles: readonly Role[];
  /** What a promotion can fill. */
  openRoles: readonly OpenRole[];
  /** Projects this person would like to lead. */
  wishes: readonly { id: string; project: string; why: string }[];
}

interface TermsFieldsProps {
  content: RewardContent;
  onChange: (part: Partial<RewardContent>) => void;
  facts: TermsFacts;
  currency: string;
}

/** The fields of the chosen kind, no others. */
export function TermsFields(props: TermsFieldsProps) {
  const { content, onChange, facts } = props;
  switch (content.kind) {
    case "BONUS":
      return (
        <div className="form-row">
          <AmountField {...props} label="Bonus" />
        </div>
      );
    case "RAISE":
      return <PayFields {...props} />;
    case "PROMOTION":
      return (
        <>
          <PromotionFields content={content} onChange={onChange} facts={facts} />
          <PayFields {...props} optional />
        </>
      );
    case "VACATION":
      return (
        <div className="form-row">
          <NumberField
            label="Days"
            name="days"
            unit="days"
            decimals={1}
            value={content.days}
            onChange={(days) => onChange({ days })}
            note="In halves, at most 60."
          />
          <DateField
            label="To be taken by"
            name="endsOn"
            value={content.endsOn}
            min={content.effectiveOn}
            onChange={(endsOn) => onChange({ endsOn })}
          />
        </div>
      );
    case "RECOGNITION":
      return (
        <Switch
          label="Everybody reads it"
          note="Your words stand in the feed once it takes effect. Otherwise only the person and their manager read them."
          isSelected={content.public ?? true}
          onChange={(everybody) => onChange({ public: everybody })}
        />
      );
    case "PROJECT_LEAD":
      return (
        <>
          <div className="form-row">
            <TextField
              label="Project"
              name="project"
              value={content.project}
              onChange={(project) => onChange({ project, wishId: null })}
            />
            <DateField
              label="Until"
              name="endsOn"
              value={content.endsOn}
              min={content.effectiveOn}
              onChange={(endsOn) => onChange({ endsOn })}
            />
          </div>
          <Wishes content={content} onChange={onChange} wishes={facts.wishes} />
        </>
      );
  }
}

type WishesProps = Pick<TermsFieldsProps, "content" | "onChange"> & Pick<TermsFacts, "wishes">;

/** What this person has been wanting to lead: one press takes the wish up. */
function Wishes({ content, onChange, wishes }: WishesProps) {
  if (wishes.length === 0) return null;
  return (
    <div className="stack-small">
      <p className="small muted">They would like to lead:</p>
      <div className="button-group">
        {wishes.map(({ id, project, why }) => (
          <Button
            key={id}
            size="small"
            aria-pressed={content.wishId === id}
            icon={<Crown className="icon icon-small" />}
            onClick={() => onChange({ project, wishId: id })}
          >
            {project}
            {why && <span className="visually-hidden">: {why}</span>}
          </Button>
        ))}
      </div>
    </div>
  );
}

function AmountField({
  content,
  onChange,
  facts,
  currency,
  label,
  note,
  optional,
}: TermsFieldsProps & {
  label: string;
  note?: string;
  optional?: boolean;
}) {
  return (
    <>
      <MoneyField
        key={currency}
        label={label}
        name="amount"
        note={note}
        optional={optional}
        currency={currency}
        value={content.amount}
        onChange={(amount) => onChange({ amount })}
      />
      {facts.currencies.length > 1 && (
        <SelectField
          label="Currency"
          value={currency}
          onChange={(next) => onChange({ currency: next })}
          options={facts.currencies.map((one) => ({ value: one, label: one }))}
        />
      )}
    </>
  );
}

/** The new pay where the old one may be seen; else the yearly increase alone. */
function PayFields(props: TermsFieldsProps & { optional?: boolean }) {
  const { content, onChange, facts, currency, optional } = props;
  const { pay } = facts;
  if (!pay) {
    return (
      <div className="form-row">
        <AmountField
          {...props}
          label="Increase a year"
          note="You may not see this person's pay, so say by how much it rises."
        />
      </div>
    );
  }
  const more = content.newPay === "" ? null : Number(content.newPay) - Number(pay.amount);
  const percent = more === null ? "" : String((more / Number(pay.amount)) * 100);
  return (
    <MoneyField
      key={currency}
      label="New yearly pay"
      name="newPay"
      optional={optional}
      currency={currency}
      value={content.newPay}
      onChange={(newPay) => onChange({ newPay })}
      note={
        more !== null && more > 0
          ? `Now ${formatMoney(pay)}: ${increase(percent)}, ${formatMoney({ amount: more, currency })} more a year.`
          : `Now ${formatMoney(pay)}.`
      }
    />
  );
}
