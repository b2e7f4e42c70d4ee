import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { FieldBox, TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { fromLocal, toLocal } from "../../ui/local-time";
import { NumberField } from "../../ui/number-field";
import { showToast } from "../../ui/toast";
import type { Meeting } from "./meeting-card";

const scheduleMeeting = graphql(`
  mutation ScheduleReviewMeeting($input: ScheduleReviewMeetingInput!) {
    scheduleReviewMeeting(input: $input) {
      __typename
      ... on ScheduleReviewMeetingPayload { meeting { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const changeMeeting = graphql(`
  mutation ChangeReviewMeeting($input: ChangeReviewMeetingInput!) {
    changeReviewMeeting(input: $input) {
      __typename
      ... on ChangeReviewMeetingPayload { meeting { id startsAt minutes place agenda version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface MeetingDialogProps {
  reviewId: string;
  meeting: Meeting | null;
  onClose: () => void;
}

/** When and where the two talk about the review; the agenda once there is one. */
export function MeetingDialog({ reviewId, meeting, onClose }: MeetingDialogProps) {
  const schedule = useMutationForm(scheduleMeeting);
  const move = useMutationForm(changeMeeting);
  const form = meeting ? move : schedule;
  const [startsAt, setStartsAt] = useState(meeting ? toLocal(meeting.startsAt) : "");
  const [minutes, setMinutes] = useState<number | null>(meeting?.minutes ?? 60);
  const [place, setPlace] = useState(meeting?.place ?? "");
  const [agenda, setAgenda] = useState(meeting?.agenda ?? "");
  const at = fromLocal(startsAt);

  async function send(): Promise<void> {
    if (at === null) return;
    const when = { startsAt: at, minutes: minutes ?? 0, place };
    const done = meeting
      ? await move.send({ input: { id: meeting.id, version: meeting.version, ...when, agenda } })
      : await schedule.send({ input: { reviewId, ...when } });
    if (!done) return;
    showToast(meeting ? "Changed." : "Agreed. Put it into your calendar from here.");
    onClose();
  }

  return (
    <Dialog title={meeting ? "Change the meeting" : "Meet about the review"} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <FieldBox label="When" name="startsAt">
          {(wiring) => (
            <input
              {...wiring}
              className="input number"
              type="datetime-local"
              value={startsAt}
              onChange={(event) => setStartsAt(event.target.value)}
            />
          )}
        </FieldBox>
        <NumberField label="Minutes" name="minutes" decimals={0} value={minutes} onChange={setMinutes} />
        <TextField label="Where" name="place" optional value={place} onChange={setPlace} />
        {meeting && (
          <TextAreaField
            label="Agenda"
            name="agenda"
            note="One thing a line."
            rows={6}
            maxLength={20000}
            value={agenda}
            onChange={setAgenda}
          />
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={at === null}>
            {meeting ? "Save the meeting" : "Agree on the date"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
