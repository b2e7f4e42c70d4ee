import { History } from "lucide-react";
import { useWriting } from "./writing-context";

/** What was asked for last time, beside the empty box: what came of it is in the evidence. */
export function LastAsks() {
  const { lastAsks, form } = useWriting();
  if (!lastAsks || lastAsks.length === 0) return null;
  const cycle = lastAsks[0]?.review.cycle.name;
  return (
    <section className="promised" aria-labelledby="last-asks">
      <h2 id="last-asks" className="row strong small">
        <History className="icon icon-small" />
        {form.direction === "SELF" ? "What was asked of you" : "What you asked for"} in {cycle}
      </h2>
      <ul>
        {lastAsks.map(({ title, text }) => (
          <li key={title}>
            <p>
              “<bdi>{text}</bdi>”
            </p>
            <p className="tiny faint">{title}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
