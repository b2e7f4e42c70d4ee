import { allKinds, type Kind, kindWords } from "./reward-words";

/** The kinds as cards; a group of radio buttons underneath. */
export function KindCards({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  return (
    <fieldset className="kind-cards">
      <legend className="field-label">Kind</legend>
      {allKinds.map((kind) => {
        const { one, note, icon: Icon } = kindWords[kind];
        return (
          <label key={kind} className="kind-card">
            <input
              type="radio"
              name="kind"
              className="visually-hidden"
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            <Icon className="icon icon-large" />
            <span className="strong small">{one}</span>
            <span className="tiny muted">{note}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
