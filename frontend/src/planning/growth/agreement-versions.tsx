import { useState } from "react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { SelectField } from "../../ui/field";
import { formatDay, today } from "../../ui/format";
import type { Agreement } from "./agreement-query";
import { compare, type Line, type Terms } from "./plan-terms";

/** What was agreed before, exactly as it was; two versions can be laid side by side. */
export function AgreementVersions({ plan }: { plan: Agreement }) {
  const { versions } = plan;
  const [comparing, show] = useState(false);
  if (versions.length === 0) return null;
  return (
    <Card title="What was agreed" flush>
      <ul className="rows">
        {versions.map(({ id, number, reason, agreedAt, managerAgreedBy }) => (
          <li key={id}>
            <span className="grow">
              <span className="small strong">Version {number}</span>
              <span className="tiny muted growth-note">
                {formatDay(today(new Date(agreedAt)))}
                {managerAgreedBy && `, with ${managerAgreedBy.name}`}
                {reason && `: “${reason}”`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div className="objective-facts">
        <Button size="small" onClick={() => show(true)}>
          Read side by side
        </Button>
      </div>
      {comparing && <Comparison plan={plan} onClose={() => show(false)} />}
    </Card>
  );
}

function Comparison({ plan: { versions, terms }, onClose }: { plan: Agreement; onClose: () => void }) {
  const sides = [
    { value: "now", label: "What it says now", terms: terms as Terms },
    ...versions.map(({ number, terms: frozen }) => ({
      value: String(number),
      label: `Version ${number}`,
      terms: frozen as Terms,
    })),
  ];
  const [before, chooseBefore] = useState(String(versions[0]?.number ?? "now"));
  const [after, chooseAfter] = useState("now");
  const termsOf = (value: string) => sides.find((side) => side.value === value)?.terms ?? {};
  const lines = compare(termsOf(before), termsOf(after));
  return (
    <Dialog title="Side by side" isOpen wide onClose={onClose}>
      <div className="side-by-side">
        <Side label="Before" value={before} sides={sides} onChange={chooseBefore} lines={lines.before} />
        <Side label="After" value={after} sides={sides} onChange={chooseAfter} lines={lines.after} />
      </div>
    </Dialog>
  );
}

interface SideProps {
  label: string;
  value: string;
  sides: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  lines: readonly Line[];
}

const marks = { same: "", added: "New: ", gone: "No longer: " };

function Side({ label, value, sides, onChange, lines }: SideProps) {
  return (
    <div className="stack-small">
      <SelectField label={label} value={value} onChange={onChange} options={sides} />
      <ul className="small terms-lines">
        {lines.map(({ text, change }) => (
          <li key={text} className={`terms-${change}`}>
            {marks[change] && <span className="strong">{marks[change]}</span>}
            {text}
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p className="small muted">Nothing was agreed in it.</p>}
    </div>
  );
}
