import { Link } from "@tanstack/react-router";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";

const checkReviewCycle = graphql(`
  mutation CheckReviewCycle($input: CheckReviewCycleInput!) {
    checkReviewCycle(input: $input) {
      __typename
      ... on CheckReviewCyclePayload { cycle { id state version problemCount } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const groups: Record<Cycle["problems"][number]["code"], (count: number) => string> = {
  LEFT: (count) => `${people(count)} left and will take no part`,
  ON_LEAVE: (count) => `${people(count)} on leave: the self review is skipped`,
  NO_MANAGER: (count) => `${people(count)} without a manager: HR writes the review`,
  MANAGER_LEFT: (count) => `${people(count)} whose manager has left`,
  NO_GOALS: (count) => `${people(count)} without an agreed goal in the period`,
  NO_REVIEWER: (count) => `${people(count)} with nobody to write the review`,
  LOOP: (count) => `${people(count)} whose managers lead back to themselves`,
  OVERLOADED: (count) => `${people(count)} with more forms to write than the cycle allows`,
  NO_ROLE_PROFILE: (count) => `${people(count)} without a role profile`,
  REVIEWER_LEFT: (count) => `${people(count)} whose reviewer has left`,
  MANAGER_CHANGED: (count) => `${people(count)} with a new manager: both write`,
  JOINED: (count) => `${people(count)} joined after the launch`,
};

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

/** What was found about the people before the launch: to mend, or to waive. */
export function DataCheck({ cycle }: { cycle: Cycle }) {
  const form = useMutationForm(checkReviewCycle);
  const { problems, problemCount, counts, allowedActions, state, launchedAt } = cycle;
  if (launchedAt && problemCount === 0) return null;
  const codes = [...new Set(problems.map(({ code }) => code))];
  const may = allowedActions.includes("CHECK");

  async function check(waive: boolean): Promise<void> {
    const done = await form.send({ input: { id: cycle.id, version: cycle.version, waive } });
    if (!done) return;
    const { state: now, problemCount: left } = done.cycle;
    showToast(now === "CHECKED" ? "Checked: the cycle can be launched." : `${left} things to look at.`);
  }

  return (
    <Card
      title="Data check"
      note={
        problemCount === 0
          ? `${people(counts.participants)}, nothing found`
          : `${problemCount} found among ${people(counts.participants)}`
      }
      flush
      actions={
        may && (
          <>
            <Button
              kind={state === "DRAFT" && problemCount === 0 ? "primary" : "plain"}
              pending={form.sending}
              onClick={() => void check(false)}
            >
              {state === "DRAFT" && problemCount === 0 ? "Check the data" : "Check again"}
            </Button>
            {problemCount > 0 && state === "DRAFT" && (
              <Button pending={form.sending} onClick={() => void check(true)}>
                Waive {problemCount}
              </Button>
            )}
          </>
        )
      }
    >
      {form.errors[""]?.map((message) => (
        <div key={message} className="card-body" role="alert">
          <Callout kind="bad">{message}</Callout>
        </div>
      ))}
      {problemCount === 0 ? (
        <p className="card-body row">
          <CircleCheck className="icon status-good" /> Everybody has a manager and agreed goals.
        </p>
      ) : (
        <ul className="rows">
          {codes.map((code) => {
            const those = problems.filter((problem) => problem.code === code);
            return (
              <li key={code} className="check-row">
                <TriangleAlert className="icon status-warn" />
                <div className="grow">
                  <p className="strong small">{groups[code](those.length)}</p>
                  <p className="small muted">
                    {those.slice(0, 8).map(({ employee }, index) => (
                      <span key={employee.id}>
                        {index > 0 && ", "}
                        <Link className="link" to={`/people/${employee.id}` as string}>
                          {employee.name}
                        </Link>
                      </span>
                    ))}
                    {those.length > 8 && ` and ${those.length - 8} more`}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {problemCount > problems.length && (
        <p className="card-body small faint">
          The first {problems.length} of {problemCount} are shown.
        </p>
      )}
      {may && problemCount > 0 && (
        <p className="card-body small muted">
          {state === "CHECKED"
            ? "Waived: the cycle can be launched with what was found."
            : "Mend what matters and check again, or waive what was found and launch with it."}
        </p>
      )}
    </Card>
  );
}
