import { AlarmClockOff } from "lucide-react";
import { Button } from "../../ui/button";
import { Day } from "../../ui/moment";
import { useKeepInbox } from "./keep-inbox";

export interface Snoozed {
  key: string;
  words: string;
  until: string;
}

/** What was put off, the next to come back first. */
export function SnoozedRows({ rows }: { rows: readonly Snoozed[] }) {
  const { snooze } = useKeepInbox();
  const inOrder = rows.toSorted((one, other) => one.until.localeCompare(other.until));
  return (
    <ul className="rows">
      {inOrder.map(({ key, words, until }) => (
        <li key={key} className="inbox-row" data-row>
          <div className="inbox-line">
            <span className="grow">
              <span className="task-title">
                <bdi>{words}</bdi>
              </span>
              <span className="task-detail">
                Back on <Day value={until} weekday />
              </span>
            </span>
            <Button
              size="small"
              data-key="s"
              icon={<AlarmClockOff className="icon icon-small" />}
              onClick={() => void snooze(key, null)}
            >
              Bring back<span className="visually-hidden">: {words}</span>
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
