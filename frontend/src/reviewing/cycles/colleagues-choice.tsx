import { Card } from "../../ui/card";
import { Switch } from "../../ui/choices";
import { DateField } from "../../ui/field";
import { NumberField } from "../../ui/number-field";
import type { CycleDraft, CycleSetup } from "./cycle-draft";

export interface ColleaguesChoiceProps {
  setup: CycleSetup;
  draft: CycleDraft;
  onChange: (part: Partial<CycleDraft>) => void;
}

/** Whom else the round asks, where its form asks them anything. */
export function ColleaguesChoice({ setup, draft, onChange }: ColleaguesChoiceProps) {
  const template = setup.reviewTemplates.find(({ id }) => id === draft.templateId);
  if (!template || (template.askingPeers.length === 0 && template.askingReports.length === 0)) return null;
  return (
    <Card title="Colleagues" note="read together, without names">
      <div className="form">
        {template.askingPeers.length > 0 && (
          <div className="form-row">
            <NumberField
              label="Colleagues at least"
              name="fewestPeers"
              value={draft.fewestPeers}
              onChange={(fewestPeers) => onChange({ fewestPeers: fewestPeers ?? 0 })}
            />
            <NumberField
              label="Colleagues at most"
              name="mostPeers"
              note="0 asks nobody."
              value={draft.mostPeers}
              onChange={(mostPeers) => onChange({ mostPeers: mostPeers ?? 0 })}
            />
          </div>
        )}
        {template.askingPeers.length > 0 && draft.mostPeers > 0 && (
          <DateField
            label="Colleagues proposed by"
            name="nominationDueOn"
            optional
            max={draft.selfDueOn}
            value={draft.nominationDueOn}
            onChange={(nominationDueOn) => onChange({ nominationDueOn })}
          />
        )}
        {template.askingPeers.length > 0 && draft.mostPeers > 0 && (
          <NumberField
            label="People from outside at most"
            name="mostExternals"
            note="They answer by a link, without an account. 0 asks nobody."
            value={draft.mostExternals}
            onChange={(mostExternals) => onChange({ mostExternals: mostExternals ?? 0 })}
          />
        )}
        <NumberField
          label="Shown from so many forms on"
          name="smallestGroup"
          note={`${template.smallestGroup} to 20. Fewer are put together with others, or nobody reads them.`}
          value={draft.smallestGroup}
          onChange={(smallestGroup) => onChange({ smallestGroup: smallestGroup ?? template.smallestGroup })}
        />
        {template.askingReports.length > 0 && (
          <Switch
            label="Direct reports write about their manager"
            isSelected={draft.upward}
            onChange={(upward) => onChange({ upward })}
          />
        )}
      </div>
    </Card>
  );
}
