import { graphql, type ResultOf } from "../../graphql/graphql";
import { useFieldErrors } from "../../ui/form";
import { formatDay } from "../../ui/format";
import { NumberField } from "../../ui/number-field";
import { Segmented } from "../../ui/segmented";
import { type Sureness, sureness, unitOf, written } from "./check-in-words";

export const numberedGoal = graphql(`
  fragment NumberedGoal on Goal {
    id
    title
    allowedActions
    keyResults { id title measure unit currency currentValue currentOn currentConfidence version }
  }
`);

export type NumberedGoal = ResultOf<typeof numberedGoal>;
type NumberedPart = NumberedGoal["keyResults"][number];

/** What was typed for one key result, and the version that was on the screen when it was begun. */
interface Typed {
  value: string;
  confidence: Sureness | "";
  version: number;
}

export type TypedNumbers = Record<string, Typed>;

interface NumberRowsProps {
  goals: readonly NumberedGoal[];
  typed: TypedNumbers;
  onType: (typed: TypedNumbers) => void;
  /** Places of the numbers in what is sent, to find refusals again. */
  order: readonly string[];
}

/** The numbers of one's goals, to be filled in where something changed. */
export function NumberRows({ goals, typed, onType, order }: NumberRowsProps) {
  return (
    <ul className="check-in-numbers">
      {goals.flatMap((goal) =>
        goal.keyResults.map((part) => (
          <li key={part.id}>
            <NumberRow
              part={part}
              goal={goal.title}
              typed={typed[part.id]}
              place={order.indexOf(part.id)}
              onType={(next) => onType({ ...typed, [part.id]: next })}
            />
          </li>
        )),
      )}
    </ul>
  );
}

interface NumberRowProps {
  part: NumberedPart;
  goal: string;
  typed: Typed | undefined;
  place: number;
  onType: (typed: Typed) => void;
}

const yesNo = [
  { value: "0", label: "Not yet" },
  { value: "1", label: "Done" },
] as const;

function NumberRow({ part, goal, typed, place, onType }: NumberRowProps) {
  const now: Typed = typed ?? { value: "", confidence: part.currentConfidence ?? "", version: part.version };
  const unsure = useFieldErrors(`updates.${place}.confidence`);
  const last =
    part.currentValue === null || !part.currentOn
      ? "No number yet."
      : `Last ${written(part, part.currentValue)} on ${formatDay(part.currentOn)}.`;
  return (
    <div className="check-in-number">
      <div>
        {part.measure === "YES_NO" ? (
          <div className="field">
            <span className="field-label">{part.title}</span>
            <Segmented
              label={part.title}
              value={now.value as "0" | "1" | ""}
              options={yesNo}
              onChange={(value) => onType({ ...now, value })}
            />
          </div>
        ) : (
          <NumberField
            label={part.title}
            name={`updates.${place}.value`}
            unit={unitOf(part)}
            value={now.value === "" ? null : Number(now.value)}
            onChange={(value) => onType({ ...now, value: value === null ? "" : String(value) })}
          />
        )}
        <p className="field-note">
          {last} <bdi>{goal}</bdi>
        </p>
      </div>
      {now.value !== "" && (
        <>
          <Segmented
            label={`How sure you are of ${part.title}`}
            value={now.confidence}
            options={sureness}
            onChange={(confidence) => onType({ ...now, confidence })}
          />
          {now.confidence === "" && unsure.length > 0 && (
            <p role="alert" className="field-error">
              {unsure.join(" ")}
            </p>
          )}
        </>
      )}
    </div>
  );
}
