import { DateField } from "../../ui/field";
import type { CycleDraft } from "./cycle-draft";

export interface HiredBetweenProps {
  draft: Pick<CycleDraft, "hiredFrom" | "hiredTo">;
  onChange: (part: Partial<CycleDraft>) => void;
}

/** Only who began between two days: whose probation ends, for one. */
export function HiredBetween({ draft: { hiredFrom, hiredTo }, onChange }: HiredBetweenProps) {
  return (
    <div className="date-line">
      <DateField
        label="Only hired from"
        name="hiredFrom"
        optional
        value={hiredFrom}
        onChange={(value) => onChange({ hiredFrom: value })}
      />
      <DateField
        label="Only hired until"
        name="hiredTo"
        optional
        min={hiredFrom}
        value={hiredTo}
        onChange={(value) => onChange({ hiredTo: value })}
      />
    </div>
  );
}
