import { CalendarCheck, CircleDashed, ClipboardCheck, PenLine, Rocket } from "lucide-react";
import { Card } from "../../ui/card";
import { formatDay, formatNumber } from "../../ui/format";
import type { CycleDraft, CycleSetup } from "./cycle-draft";
import { peopleWords } from "./cycle-draft";

/** Beside the form: what the round that is being planned will look like, and what happens when. */
export function CycleSummary({ setup, draft }: { setup: CycleSetup; draft: CycleDraft }) {
  const template = setup.reviewTemplates.find(({ id }) => id === draft.templateId);
  const period = setup.periods.find(({ id }) => id === draft.periodId);
  const steps = [
    { icon: ClipboardCheck, what: "The data is checked", when: "Next page", note: "Nobody is told anything yet." },
    { icon: Rocket, what: "You launch", when: "When you choose", note: "Everybody finds their form in their inbox." },
    { icon: PenLine, what: "Self reviews", when: day(draft.selfDueOn), note: "Each person looks back first." },
    {
      icon: CircleDashed,
      what: "Managers’ reviews",
      when: day(draft.managerDueOn),
      note: "With what was seen in the period.",
    },
    {
      icon: CalendarCheck,
      what: "Talked about and acknowledged",
      when: day(draft.signOffDueOn),
      note: "Read, which is not agreeing.",
    },
  ];
  return (
    <aside className="sticky-aside" aria-label="What this cycle will be">
      <Card title={draft.name || "Without a name"} note={period?.name}>
        <div className="stack">
          <ol className="cycle-way">
            {steps.map(({ icon: Icon, what, when, note }) => (
              <li key={what}>
                <Icon className="icon faint" />
                <span className="grow">
                  <span className="strong small">{what}</span>
                  <span className="tiny muted">{note}</span>
                </span>
                <span className="small nowrap">{when}</span>
              </li>
            ))}
          </ol>
          <dl className="cycle-choices small">
            <dt>For</dt>
            <dd>{peopleWords(setup, draft)}</dd>
            <dt>Form</dt>
            <dd>{template ? `${template.name}, version ${formatNumber(template.number)}` : "none yet"}</dd>
          </dl>
        </div>
      </Card>
    </aside>
  );
}

function day(value: string): string {
  return value ? `by ${formatDay(value)}` : "no day yet";
}
