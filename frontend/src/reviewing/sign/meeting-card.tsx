import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatInstant } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { MeetingDialog } from "./meeting-dialog";

const meetingQuery = graphql(`
  query ReviewMeetingAbout($id: ID!) {
    review(id: $id) {
      id
      sharedAt
      reviewer { id }
      reviewee { id }
      meeting { id startsAt minutes place agenda notes heldAt version calendarHref }
    }
  }
`);

const holdMeeting = graphql(`
  mutation HoldReviewMeeting($input: HoldReviewMeetingInput!) {
    holdReviewMeeting(input: $input) {
      __typename
      ... on HoldReviewMeetingPayload { meeting { id notes heldAt version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export type Meeting = NonNullable<NonNullable<ResultOf<typeof meetingQuery>["review"]>["meeting"]>;

/** The talk about a review: when, what about, and what was said; only the two see it. */
export function MeetingCard({ reviewId }: { reviewId: string }) {
  const [{ data }] = useQuery({
    query: meetingQuery,
    variables: { id: reviewId },
    context: meetingContext,
  });
  const [asking, ask] = useState(false);
  const { employee } = useViewer();
  const review = data?.review;
  if (!review?.sharedAt || ![review.reviewer.id, review.reviewee.id].includes(employee?.id ?? "")) return null;
  const { meeting } = review;
  return (
    <Card
      title="Review meeting"
      note="only the two of you see this"
      className="no-print"
      actions={
        meeting && (
          <a className="button button-small" href={meeting.calendarHref} download>
            <CalendarDays className="icon icon-small" />
            Add to my calendar
          </a>
        )
      }
    >
      {meeting ? (
        <Planned meeting={meeting} onChange={() => ask(true)} />
      ) : (
        <div className="stack-small">
          <p>
            Talk about the review before both sign it. The agenda begins with where you see it differently, the support
            that was asked for, and the next goals.
          </p>
          <div>
            <Button kind="primary" onClick={() => ask(true)}>
              Choose a date
            </Button>
          </div>
        </div>
      )}
      {asking && <MeetingDialog reviewId={review.id} meeting={meeting} onClose={() => ask(false)} />}
    </Card>
  );
}

const meetingContext = { additionalTypenames: ["ReviewMeeting"] };

function Planned({ meeting, onChange }: { meeting: Meeting; onChange: () => void }) {
  const over = new Date(meeting.startsAt) <= new Date();
  return (
    <div className="stack-small">
      <p className="strong">
        {formatInstant(meeting.startsAt)}, {meeting.minutes} min{meeting.place && `, ${meeting.place}`}
      </p>
      <ul className="meeting-agenda">
        {meeting.agenda
          .split("\n")
          .filter((item) => item.trim())
          .map((item) => (
            <li key={item}>{item}</li>
          ))}
      </ul>
      {meeting.heldAt ? (
        <>
          <h3>What you talked about</h3>
          <p className="review-text">{meeting.notes}</p>
        </>
      ) : (
        <div>
          <Button onClick={onChange}>Change date or agenda</Button>
        </div>
      )}
      {over && <Notes key={meeting.version} meeting={meeting} />}
    </div>
  );
}

function Notes({ meeting }: { meeting: Meeting }) {
  const form = useMutationForm(holdMeeting);
  const draft = useDraft(`meeting-notes/${meeting.id}`, () => ({ notes: meeting.notes }));
  async function save(): Promise<void> {
    const { notes } = draft.content;
    if (await form.send({ input: { id: meeting.id, version: meeting.version, notes } })) showToast("Noted.");
  }
  return (
    <Form errors={form.errors} onSubmit={() => void save()}>
      <TextAreaField
        label={meeting.heldAt ? "Change the notes" : "What did you talk about?"}
        name="notes"
        note="Both of you read and change it."
        maxLength={20000}
        writing
        value={draft.content.notes}
        onChange={(notes) => draft.change({ notes })}
      />
      <div className="form-foot">
        <Button type="submit" pending={form.sending}>
          Save the notes
        </Button>
      </div>
    </Form>
  );
}
