import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { SelectField, TextAreaField } from "../../ui/field";
import { Form, type FormErrors } from "../../ui/form";
import { fromLocal } from "../../ui/local-time";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { type SessionContent, SessionFields, SessionPeople } from "./session-fields";

const choicesQuery = graphql(`
  query SessionChoices {
    departments { id name }
    currentPeriod { id }
    viewer { employee { id department { id } } }
  }
`);

const schedule = graphql(`
  mutation SchedulePlanningSession($input: SchedulePlanningSessionInput!) {
    schedulePlanningSession(input: $input) {
      __typename
      ... on SchedulePlanningSessionPayload { planningSession { id title } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface Content extends SessionContent {
  departmentId: string;
  topics: string;
}

const empty = (): Content => ({
  title: "",
  startsAt: "",
  minutes: 60,
  place: "",
  departmentId: "",
  people: [],
  topics: "",
});

/** Calls a session; what waits for this department comes onto its agenda by itself. */
export function ScheduleSessionDialog({ onClose }: { onClose: () => void }) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: choicesQuery });
  const form = useMutationForm(schedule);
  const [before, setBefore] = useState<FormErrors>({});
  const { content, change, reset } = useDraft(`session.${email}`, empty);
  const own = data?.viewer.employee?.department?.id ?? "all";
  const departmentId = content.departmentId || own;

  async function send(): Promise<void> {
    const startsAt = fromLocal(content.startsAt);
    setBefore(startsAt ? {} : { startsAt: ["Choose a day and a time."] });
    if (!startsAt) return;
    const { title, minutes, place, people, topics } = content;
    const made = await form.send({
      input: {
        title,
        startsAt,
        minutes: minutes ?? 0,
        place,
        departmentId: departmentId === "all" ? null : departmentId,
        periodId: data?.currentPeriod?.id ?? null,
        participantIds: people.map(({ id }) => id),
        topics: topics
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      },
    });
    if (!made) return;
    reset(empty());
    showToast("The session is called; those invited are told.");
    void navigate({
      to: "/development/sessions/$sessionId",
      params: { sessionId: made.planningSession.id },
    });
  }

  return (
    <Dialog title="New planning session" isOpen wide onClose={onClose}>
      <Form label="New planning session" errors={{ ...form.errors, ...before }} onSubmit={() => void send()}>
        <SessionFields content={content} change={change} />
        <SelectField
          label="It plans for"
          name="departmentId"
          value={departmentId}
          onChange={(value) => change({ departmentId: value })}
          options={[
            { value: "all", label: "The whole organisation" },
            ...(data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SessionPeople content={content} change={change} />
        <TextAreaField
          label="Agenda"
          name="topics"
          optional
          rows={4}
          note="One topic a line. What was not settled last time is added by itself."
          value={content.topics}
          onChange={(topics) => change({ topics })}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          {/* Before the choices are there, it would be called for the whole organisation. */}
          <Button type="submit" kind="primary" pending={form.sending} disabled={!data}>
            Call the session
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
