import { classes } from "../ui/classes";
import { formatDay } from "../ui/format";
import { formatValue, type Measured } from "./goal-words";
import "./goal-terms.css";

export interface KeyResultTerms extends Measured {
  id: string | null;
  title: string;
  direction: string;
  baseline: string;
  target: string;
  commit?: string | null;
  stretch?: string | null;
  weight: number;
}

/** What a version of a goal froze, or what is proposed in its place. */
export interface Terms {
  title: string;
  weight: number;
  startsOn: string;
  dueOn: string;
  keyResults: KeyResultTerms[];
}

interface Line {
  label: string;
  before: string;
  after: string;
}

/** The terms line by line, each as it was and as it is to be; a key result is the same if its id is. */
function linesOf(before: Terms, after: Terms): Line[] {
  const gone = before.keyResults.filter(({ id }) => after.keyResults.every((one) => one.id !== id));
  return [
    { label: "Goal", before: before.title, after: after.title },
    { label: "From", before: formatDay(before.startsOn), after: formatDay(after.startsOn) },
    { label: "Due", before: formatDay(before.dueOn), after: formatDay(after.dueOn) },
    { label: "Weight", before: `${before.weight}%`, after: `${after.weight}%` },
    ...after.keyResults.map((one, at) => ({
      label: `Key result ${at + 1}`,
      before: keyResultWords(before.keyResults.find(({ id }) => id !== null && id === one.id)),
      after: keyResultWords(one),
    })),
    ...gone.map((one) => ({ label: "Key result", before: keyResultWords(one), after: "" })),
  ];
}

export function keyResultWords(one: KeyResultTerms | undefined): string {
  if (!one) return "";
  return [one.title, ...wayWords(one), `weight ${one.weight}%`].join(", ");
}

/** From where to where, in which band, or by which steps. */
function wayWords(one: KeyResultTerms): string[] {
  const { measure, direction, baseline, target, commit, stretch, steps } = one;
  if (measure === "YES_NO") return [];
  if (measure === "STEPS") return [(steps ?? []).join(" → ")];
  if (direction === "KEEP") return [`between ${formatValue(one, baseline)} and ${formatValue(one, target)}`];
  return [
    `from ${formatValue(one, baseline)} to ${formatValue(one, target)}`,
    ...(commit ? [`commit ${formatValue(one, commit)}`] : []),
    ...(stretch ? [`stretch ${formatValue(one, stretch)}`] : []),
  ];
}

interface TermsBesideProps {
  before: Terms;
  after: Terms;
  /** The words above the two columns. */
  heads?: readonly [string, string];
  /** Leaves out what stays as it is. */
  changesOnly?: boolean;
}

/** Old and new side by side; what differs is marked in words and colour. */
export function TermsBeside({ before, after, heads = ["Agreed", "Proposed"], changesOnly }: TermsBesideProps) {
  const lines = linesOf(before, after).filter((line) => !changesOnly || line.before !== line.after);
  if (lines.length === 0) return <p className="muted small">Nothing is different yet.</p>;
  return (
    <table className="terms">
      <caption className="visually-hidden">
        {heads[0]} beside {heads[1].toLowerCase()}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What</span>
          </th>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const differs = line.before !== line.after;
          return (
            <tr key={`${line.label}${line.before}${line.after}`} className={classes(differs && "terms-changed")}>
              <th scope="row">
                <span>{line.label}</span>
              </th>
              <td>{differs && line.before ? <del>{line.before}</del> : line.before || "–"}</td>
              <td>{differs && line.after ? <ins>{line.after}</ins> : line.after || "Taken out"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
