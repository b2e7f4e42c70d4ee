import { useViewer } from "../../graphql/viewer";
import { Avatar } from "../../ui/avatar";
import { Card } from "../../ui/card";
import { RelativeTime } from "../../ui/moment";
import type { Cycle } from "./cycle-query";
import { UndoStep } from "./undo-step";

/** Who did what last in this cycle; what the server did on its own has no picture. */
export function LastSteps({ cycle }: { cycle: Cycle }) {
  const { lastSteps } = cycle;
  const { employee } = useViewer();
  if (lastSteps.length === 0) return null;
  return (
    <Card title="Last changes" flush>
      <ul className="rows" aria-label="Last changes">
        {lastSteps.map(({ at, words, by, ...step }) => (
          <li key={`${at} ${words}`}>
            <Avatar name={by?.name ?? "Headway"} size="small" />
            <div className="grow">
              <p>
                <bdi>{by ? (by.id === employee?.id ? "You" : by.name) : "Headway"}</bdi> {words}
              </p>
              <p className="tiny faint">
                <RelativeTime value={at} />
              </p>
            </div>
            <UndoStep cycle={cycle} step={{ at, words, by, ...step }} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
