import { graphql, type ResultOf } from "../../graphql/graphql";
import { formatNumber } from "../../ui/format";
import type { ScaleStep } from "../write/form-query";
import { supportSteps } from "../write/support";
import "./others.css";

export const othersFields = graphql(`
  fragment OthersFields on Others @_unmask {
    raters
    forms
    questions { title kind answers mean texts }
  }
`);

export type OthersSaid = ResultOf<typeof othersFields>;

const titles: Record<OthersSaid["raters"], string> = {
  PEERS: "Colleagues",
  REPORTS: "Direct reports",
  OTHERS: "Colleagues and direct reports",
};

/** Group by group and question by question; what cannot be told without naming somebody says so. */
export function OthersWords({ others, steps }: { others: readonly OthersSaid[]; steps: readonly ScaleStep[] }) {
  return others.map(({ raters, forms, questions }) => (
    <section key={raters} className="others">
      <h3>
        {titles[raters]} <small className="muted">{forms} forms</small>
      </h3>
      <dl className="others-questions">
        {questions.map((question) => (
          <div key={question.title}>
            <dt className="side-question">{question.title}</dt>
            <dd>
              {question.mean !== null && (
                <p className="verdict">
                  <b>{formatNumber(question.mean)}</b> on average, nearest to “
                  {nearest(question.mean, question.kind === "SUPPORT" ? supportSteps(steps) : steps)}”
                </p>
              )}
              {question.texts.length > 0 && (
                <ul className="others-texts">
                  {keyed(question.texts).map(({ key, text }) => (
                    <li key={key}>{text}</li>
                  ))}
                </ul>
              )}
              {question.mean === null && question.texts.length === 0 && (
                <p className="faint small">Not shown: too few answered, or it would tell what somebody said.</p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function nearest(mean: number, steps: readonly ScaleStep[]): string {
  const [first, ...rest] = steps;
  const near = rest.reduce(
    (best, step) => (best && Math.abs(step.value - mean) < Math.abs(best.value - mean) ? step : best),
    first,
  );
  return near?.label ?? "";
}

/** Two may have written the same words. */
function keyed(texts: readonly string[]): { key: string; text: string }[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return { key: `${times} ${text}`, text };
  });
}
