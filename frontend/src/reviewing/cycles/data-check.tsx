import { Link } from "@tanstack/react-router";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { JoinedDialog } from "./joined-dialog";
import { ManagerChanges } from "./manager-changes";
import { byCode, type ProblemCode, people, problemWords, settledByNaming } from "./problem-words";
import { SettleDialog, type Settling } from "./settle-dialog";

const checkReviewCycle = graphql(`
  mutation CheckReviewCycle($input: CheckReviewCycleInput!) {
    checkReviewCycle(input: $input) {
      __typename
      ... on CheckReviewCyclePayload { cycle { id state version problemCount } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** What was found about the people: before the launch to mend or to waive, after it to decide. */
export function DataCheck({ cycle }: { cycle: Cycle }) {
  const form = useMutationForm(checkReviewCycle);
  const [settling, settle] = useState<Settling | null>(null);
  const [adding, add] = useState(false);
  const { problems, problemCount, counts, allowedActions, state, launchedAt } = cycle;
  if (launchedAt && problemCount === 0) return null;
  const groups = byCode(problems);
  const open = groups.filter(({ settled }) => !settled);
  const may = allowedActions.includes("CHECK");

  async function check(): Promise<void> {
    const done = await form.send({ input: { id: cycle.id, version: cycle.version } });
    if (!done) return;
    const { state: now, problemCount: left } = done.cycle;
    showToast(now === "CHECKED" ? "Checked: the cycle can be launched." : `${left} things to look at.`);
  }

  const all: Settling = { codes: open.map(({ code }) => code), count: problemCount, naming: false };
  return (
    <Card
      title={launchedAt ? "To decide" : "Data check"}
      note={
        problemCount === 0
          ? `${people(counts.participants)}, nothing to settle`
          : `${problemCount} found among ${people(counts.participants)}`
      }
      flush
      actions={
        may && (
          <>
            <Button
              kind={state === "DRAFT" && problemCount === 0 ? "primary" : "plain"}
              pending={form.sending}
              onClick={() => void check()}
            >
              {state === "DRAFT" && problemCount === 0 ? "Check the data" : "Check again"}
            </Button>
            {problemCount > 0 && <Button onClick={() => settle(all)}>Waive {problemCount}</Button>}
          </>
        )
      }
    >
      {form.errors[""]?.map((message) => (
        <div key={message} className="card-body" role="alert">
          <Callout kind="bad">{message}</Callout>
        </div>
      ))}
      {groups.length === 0 ? (
        <p className="card-body row">
          <CircleCheck className="icon status-good" /> Everybody has a manager and agreed goals.
        </p>
      ) : (
        <ul className="rows">
          {groups.map(({ code, settled, those }) => (
            <li key={`${code}${settled}`} className="check-row">
              {settled ? <CircleCheck className="icon status-good" /> : <TriangleAlert className="icon status-warn" />}
              <div className="grow">
                <p className="strong small">{problemWords[code](those.length)}</p>
                {code !== "MANAGER_CHANGED" && (
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
                )}
                {code === "MANAGER_CHANGED" && <ManagerChanges cycleId={cycle.id} />}
                {settled && <p className="tiny faint">{settledWords(those[0]?.reason, those[0]?.reviewer?.name)}</p>}
              </div>
              {may && !settled && <Settle code={code} count={those.length} settle={settle} />}
              {code === "JOINED" && <Button onClick={() => add(true)}>Add {people(those.length)}</Button>}
            </li>
          ))}
        </ul>
      )}
      {problemCount > problems.length && (
        <p className="card-body small faint">
          The first {problems.length} of {problemCount} are shown.
        </p>
      )}
      {may && problemCount > 0 && (
        <p className="card-body small muted">
          Mend what matters and check again, or waive it with a reason and launch with it.
        </p>
      )}
      {settling && <SettleDialog cycle={cycle} settling={settling} onClose={() => settle(null)} />}
      {adding && <JoinedDialog cycle={cycle} onClose={() => add(false)} />}
    </Card>
  );
}

function settledWords(reason: string | undefined, reviewer: string | undefined): string {
  return reviewer ? `${reviewer} writes about them.` : `Waived: ${reason}`;
}

interface SettleProps {
  code: ProblemCode;
  count: number;
  settle: (settling: Settling) => void;
}

function Settle({ code, count, settle }: SettleProps) {
  return (
    <div className="button-group">
      {settledByNaming.includes(code) && (
        <Button onClick={() => settle({ codes: [code], count, naming: true })}>Name who writes</Button>
      )}
      <Button
        kind="ghost"
        label={`Waive: ${problemWords[code](count)}`}
        onClick={() => settle({ codes: [code], count, naming: false })}
      >
        Waive
      </Button>
    </div>
  );
}
