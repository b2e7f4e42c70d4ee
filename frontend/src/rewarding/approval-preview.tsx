import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { initials } from "../ui/avatar";
import { Card } from "../ui/card";
import type { RewardContent } from "./reward-content";
import type { Kind } from "./reward-words";

const previewQuery = graphql(`
  query ApprovalPreview($employeeId: ID!, $kind: RewardKind!, $amount: MoneyInput) {
    approvalPreview(employeeId: $employeeId, kind: $kind, amount: $amount) {
      level
      role
      approver { id name }
    }
  }
`);

const typingRest = 300;

interface Asked {
  employeeId: string;
  kind: Kind;
  amount: { amount: string; currency: string } | null;
}

/** Who will be asked to approve, before anything is proposed. */
export function ApprovalPreview({ content, currency }: { content: RewardContent; currency: string }) {
  const { person, kind } = content;
  // Only of a bonus does the amount decide whether HR is asked as well.
  const amount = useRested(kind === "BONUS" ? content.amount : "");
  return (
    <Card title="Approval">
      {person ? (
        <Levels employeeId={person.id} kind={kind} amount={amount === "" ? null : { amount, currency }} />
      ) : (
        <p className="small muted">Choose a person to see who will have to approve.</p>
      )}
    </Card>
  );
}

function Levels(variables: Asked) {
  const [{ data, error }] = useQuery({ query: previewQuery, variables });
  const levels = error ? null : data?.approvalPreview;
  if (!levels) return error && <p className="small muted">Who will be asked could not be worked out.</p>;
  return (
    <ol className="approval-list" aria-live="polite">
      {levels.map(({ level, approver }) => (
        <li key={level}>
          <span className="approval-circle approval-open" aria-hidden="true">
            {approver ? initials(approver.name) : "HR"}
          </span>
          <span className="grow">{levelWords(level, approver?.name)}</span>
        </li>
      ))}
    </ol>
  );
}

/** "Vera Berg decides.", "Then an HR partner decides." */
function levelWords(level: number, name = level > 1 ? "an HR partner" : "An HR partner"): string {
  return level > 1 ? `Then ${name} decides.` : `${name} decides.`;
}

/** The text as it was when typing last paused. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), typingRest);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
