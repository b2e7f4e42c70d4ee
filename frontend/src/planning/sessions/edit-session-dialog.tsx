import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Dialog } from "../../ui/dialog";
import { Form, type FormErrors } from "../../ui/form";
import { formatInstant } from "../../ui/format";
import { fromLocal, toLocal } from "../../ui/local-time";
import { showToast } from "../../ui/toast";
import { type SessionContent, SessionFields, SessionPeople } from "./session-fields";
import type { Session } from "./session-query";

const update = graphql(`
  mutation UpdatePlanningSession($input: UpdatePlanningSessionInput!) {
    updatePlanningSession(input: $input) {
      __typename
      ... on UpdatePlanningSessionPayload {
        planningSession { id version title startsAt minutes place participants { employee { id name title } } }
      }
      ... on UserErrors {
        errors { code message path }
        current { ... on PlanningSession { id version title startsAt minutes place } }
      }
    }
  }
`);

/** Changes when and where a session is, and who takes part; whom it concerns is told. */
export function EditSessionDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const form = useMutationForm(update);
  const [content, setContent] = useState(() => contentOf(session));
  const [before, setBefore] = useState<FormErrors>({});
  const { id, version } = session;

  async function send(): Promise<void> {
    const startsAt = fromLocal(content.startsAt);
    setBefore(startsAt ? {} : { startsAt: ["Choose a day and a time."] });
    if (!startsAt) return;
    const { title, minutes, place, people } = content;
    const participantIds = people.map((person) => person.id);
    const input = { id, version, title, startsAt, minutes: minutes ?? 0, place, participantIds };
    if (!(await form.send({ input }))) return;
    showToast(
      startsAt === new Date(session.startsAt).toISOString() ? "Saved." : "Moved; those who take part are told.",
    );
    onClose();
  }

  return (
    <Dialog title="Change this session" isOpen wide onClose={onClose}>
      <Form
        label="Change this session"
        errors={form.conflict ? before : { ...form.errors, ...before }}
        onSubmit={() => void send()}
      >
        {form.conflict && (
          <div role="alert">
            <Callout kind="warn">
              Somebody changed this session meanwhile: it is “{session.title}” on {formatInstant(session.startsAt)} now.
              Save again to make it what you wrote.
            </Callout>
          </div>
        )}
        <SessionFields content={content} change={(part) => setContent({ ...content, ...part })} />
        <SessionPeople content={content} change={(part) => setContent({ ...content, ...part })} />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Save
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function contentOf({ title, startsAt, minutes, place, participants }: Session): SessionContent {
  const people = participants.flatMap(({ employee }) => (employee ? [employee] : []));
  return { title, startsAt: toLocal(startsAt), minutes, place, people };
}
