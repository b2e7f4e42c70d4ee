import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { DateField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay, today } from "../../ui/format";
import { Menu } from "../../ui/menu";
import { dayAfter, mondayAfter } from "./days";
import { useKeepInbox } from "./keep-inbox";

export interface SnoozeMenuProps {
  itemKey: string;
  /** What it is, for those who only hear the button. */
  name: string;
}

/** Puts a row off: tomorrow, Monday, in two weeks, or a day of one's own. */
export function SnoozeMenu({ itemKey, name }: SnoozeMenuProps) {
  const { snooze } = useKeepInbox();
  const [choosing, choose] = useState(false);
  const now = today();
  const tomorrow = dayAfter(now, 1);
  const monday = mondayAfter(now);
  const to = (day: string) => () => void snooze(itemKey, day);
  const items = [
    { id: "tomorrow", label: "Tomorrow", run: to(tomorrow) },
    ...(monday === tomorrow ? [] : [{ id: "monday", label: `Monday, ${formatDay(monday)}`, run: to(monday) }]),
    { id: "weeks", label: "In two weeks", run: to(dayAfter(now, 14)) },
    { id: "day", label: "On a day …", run: () => choose(true) },
  ];
  return (
    <>
      <span data-key="s">
        <Menu
          label={`Put off: ${name}`}
          kind="ghost"
          size="small"
          icon={<AlarmClock className="icon icon-small" />}
          items={items}
        />
      </span>
      <Dialog title="Put off to a day" isOpen={choosing} onClose={() => choose(false)}>
        <OnADay
          least={tomorrow}
          most={dayAfter(now, 365)}
          onChosen={(day) => {
            choose(false);
            void snooze(itemKey, day);
          }}
        />
      </Dialog>
    </>
  );
}

function OnADay({ least, most, onChosen }: { least: string; most: string; onChosen: (day: string) => void }) {
  const [day, setDay] = useState(least);
  return (
    <Form label="Put off to a day" onSubmit={() => day && onChosen(day)}>
      <DateField label="It comes back on" name="until" value={day} onChange={setDay} min={least} max={most} />
      <div className="form-foot">
        <Button type="submit" kind="primary">
          Put off
        </Button>
      </div>
    </Form>
  );
}
