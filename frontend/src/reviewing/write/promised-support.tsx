import { HandHelping } from "lucide-react";
import { formatDay } from "../../ui/format";
import { useWriting } from "./writing-context";

/** What was promised in the 1:1s of the period and what came of it, above the question about support. */
export function PromisedSupport() {
  const { promises, form } = useWriting();
  if (!promises) return null;
  return (
    <section className="promised" aria-labelledby="promised">
      <h2 id="promised" className="row strong small">
        <HandHelping className="icon icon-small" /> What was promised
      </h2>
      {promises.length === 0 ? (
        <p className="small muted">No support was written down in your 1:1s in {form.cycle.period.name}.</p>
      ) : (
        <ul>
          {promises.map(({ id, at, text, person }) => {
            const end = text.lastIndexOf("\n");
            return (
              <li key={id}>
                <p>
                  <bdi>{text.slice(0, end)}</bdi>
                </p>
                <p className="tiny faint">
                  <bdi>{person?.name}</bdi>, {formatDay(at.slice(0, 10))} · {text.slice(end + 1)}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
