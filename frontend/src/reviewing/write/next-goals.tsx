import { Link } from "@tanstack/react-router";
import { Target } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { useWriting } from "./writing-context";

const nextGoalsQuery = graphql(`
  query NextGoals($id: ID!) {
    periods { id name startsOn state }
    review(id: $id) { id draftedGoals { id title period { id name } } }
  }
`);

const draftNextGoal = graphql(`
  mutation DraftNextGoal($input: DraftNextGoalInput!) {
    draftNextGoal(input: $input) {
      __typename
      ... on DraftNextGoalPayload { goal { id title } review { id draftedGoals { id title period { id name } } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** Goals for the next period are drafted where it is talked about; each remembers this form. */
export function NextGoals() {
  const { form: review } = useWriting();
  const [{ data }] = useQuery({ query: nextGoalsQuery, variables: { id: review.id } });
  const form = useMutationForm(draftNextGoal);
  const [title, setTitle] = useState("");
  const [chosen, choose] = useState("");
  if (!data) return null;
  const later = data.periods
    .filter(({ startsOn, state }) => state === "OPEN" && startsOn > review.cycle.period.endsOn)
    .sort((one, other) => one.startsOn.localeCompare(other.startsOn));
  const periodId = chosen || (later[0]?.id ?? "");
  const drafted = data.review?.draftedGoals ?? [];

  async function draft(): Promise<void> {
    if (!(await form.send({ input: { reviewId: review.id, periodId, title } }))) return;
    setTitle("");
    showToast("The goal is drafted. It waits among the goals of the next period.");
  }

  return (
    <section className="promised" aria-labelledby="next-goals">
      <h2 id="next-goals" className="row strong small">
        <Target className="icon icon-small" /> Goals for the next period
      </h2>
      {drafted.length > 0 && (
        <ul>
          {drafted.map(({ id, title: words, period }) => (
            <li key={id}>
              <Link className="link" to="/goals/$goalId" params={{ goalId: id }}>
                {words}
              </Link>{" "}
              <span className="tiny faint">{period.name}, a draft</span>
            </li>
          ))}
        </ul>
      )}
      {later.length === 0 ? (
        <p className="small muted">
          The next period is not open for goals yet. Once HR opens it, goals can be drafted here.
        </p>
      ) : (
        <Form label="Draft a goal for the next period" errors={form.errors} onSubmit={() => void draft()}>
          <div className="form-row">
            <TextField label="Goal" name="title" value={title} onChange={setTitle} />
            <SelectField
              label="Period"
              name="periodId"
              options={later.map(({ id, name }) => ({ value: id, label: name }))}
              value={periodId}
              onChange={choose}
            />
          </div>
          <Button type="submit" size="small" pending={form.sending} disabled={title.trim() === ""}>
            Draft this goal
          </Button>
        </Form>
      )}
    </section>
  );
}
