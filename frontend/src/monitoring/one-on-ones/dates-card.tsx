import { CalendarArrowDown, CalendarClock, CalendarX2, Ellipsis, Undo2 } from "lucide-react";
import { useState } from "react";
import type { ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Dialog } from "../../ui/dialog";
import { DateField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Menu, type MenuItem } from "../../ui/menu";
import { showToast } from "../../ui/toast";
import type { meetingDate } from "./query";
import { moveMeeting, restoreMeeting, skipMeeting } from "./series-mutations";
import { useQuick } from "./use-quick";
import { meetingTime, onTheWall, placeOf } from "./words";

export type MeetingDate = ResultOf<typeof meetingDate>;

const few = 3;

/** The next ten dates: each can be moved or left out for itself. */
export function DatesCard({ meetings, timeZone }: { meetings: readonly MeetingDate[]; timeZone: string }) {
  const [all, showAll] = useState(false);
  const [moving, move] = useState<MeetingDate | null>(null);
  const shown = all ? meetings : meetings.slice(0, few);
  return (
    <Card title="Next dates" flush>
      <ul className="rows talk-rows">
        {shown.map((meeting) => (
          <DateRow key={meeting.id} meeting={meeting} onMove={() => move(meeting)} />
        ))}
      </ul>
      {meetings.length > few && (
        <div className="card-body">
          <Button kind="ghost" size="small" aria-expanded={all} onClick={() => showAll(!all)}>
            {all ? "Show fewer" : `Show all ${meetings.length}`}
          </Button>
        </div>
      )}
      {moving && <MoveDialog meeting={moving} timeZone={timeZone} onClose={() => move(null)} />}
    </Card>
  );
}

function DateRow({ meeting, onMove }: { meeting: MeetingDate; onMove: () => void }) {
  const { id, version, startsAt, state, moved, allowedActions, calendarHref } = meeting;
  const quick = useQuick();
  const when = meetingTime(startsAt);

  async function restore(at: number): Promise<void> {
    await quick(restoreMeeting, { input: { id, version: at } });
  }
  async function skip(): Promise<void> {
    const skipped = await quick(skipMeeting, { input: { id, version } });
    if (!skipped) return;
    showToast("Left out; its agenda waits for the next.", {
      label: "Undo",
      run: () => void restore(skipped.meeting.version),
    });
  }

  const items: MenuItem[] = [
    ...(allowedActions.includes("MOVE") ? [{ id: "move", label: "Move", icon: CalendarClock, run: onMove }] : []),
    ...(allowedActions.includes("SKIP")
      ? [{ id: "skip", label: "Leave out", icon: CalendarX2, run: () => void skip() }]
      : []),
    ...(allowedActions.includes("RESTORE")
      ? [{ id: "restore", label: "Hold it after all", icon: Undo2, run: () => void restore(version) }]
      : []),
    { id: "file", label: "Calendar file", icon: CalendarArrowDown, run: () => location.assign(calendarHref) },
  ];
  return (
    <li>
      <span className="grow row row-wrap">
        <time dateTime={startsAt} className={state === "SKIPPED" ? "number skipped" : "number"}>
          {when}
        </time>
        {state === "SKIPPED" && <Chip tone="outline">Left out</Chip>}
        {state === "PLANNED" && moved && <Chip tone="warn">Moved</Chip>}
      </span>
      <Menu kind="ghost" size="small" icon={<Ellipsis className="icon" />} label={`More about ${when}`} items={items} />
    </li>
  );
}

function MoveDialog({ meeting, timeZone, onClose }: { meeting: MeetingDate; timeZone: string; onClose: () => void }) {
  const wall = onTheWall(meeting.startsAt, timeZone);
  const [on, setOn] = useState(wall.on);
  const [time, setTime] = useState(wall.time);
  const form = useMutationForm(moveMeeting);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: meeting.id, version: meeting.version, on, time } }))) return;
    showToast("Moved. The others stay.");
    onClose();
  }

  return (
    <Dialog title="Move this meeting" isOpen onClose={onClose}>
      <Form label="Move this meeting" errors={form.errors} onSubmit={() => void send()}>
        <DateField label="Day" name="on" value={on} onChange={setOn} autoFocus />
        <TextField
          label={`Time in ${placeOf(timeZone)}`}
          name="time"
          placeholder="10:30"
          value={time}
          onChange={setTime}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Move
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
