import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { PersonLine } from "../ui/avatar";
import { formatMoney } from "../ui/format";
import { Day } from "../ui/moment";
import { headline, increase, kindWords, payChange, rewardTerms } from "./reward-words";

export const rewardFacts = graphql(
  `
    fragment RewardFacts on Reward {
      employee { id name title }
      proposer { id name }
      period { id name }
      newRoleProfile { id name }
      vacancy { id state department { id name } }
      ...RewardTerms
    }
  `,
  [rewardTerms],
);

/** What exactly somebody gets. */
export function RewardFacts({ reward }: { reward: FragmentOf<typeof rewardFacts> }) {
  const { employee, proposer, period, newRoleProfile, vacancy, ...rest } = readFragment(rewardFacts, reward);
  const terms = readFragment(rewardTerms, rest);
  const { kind, cost, percent, newLevel, effectiveOn, endsOn } = terms;
  const Icon = kindWords[kind].icon;
  const yearly = (kind === "RAISE" || kind === "PROMOTION") && cost && Number(cost.amount) > 0;
  return (
    <section className="reward-section" aria-label="What">
      <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="reward-person">
        <PersonLine name={employee.name} title={employee.title} />
      </Link>
      <p className="reward-headline">
        <Icon className="icon icon-large" />
        <bdi>{headline(terms)}</bdi>
      </p>
      <dl className="reward-facts">
        <Fact label="Yearly pay">{payChange(terms)}</Fact>
        <Fact label="Increase">{kind === "PROMOTION" && percent && increase(percent)}</Fact>
        <Fact label="Cost a year">{yearly && formatMoney(cost)}</Fact>
        <Fact label="New level">{newLevel}</Fact>
        <Fact label="New role">{newRoleProfile?.name}</Fact>
        <Fact label="Fills">
          {vacancy && (
            <Link
              to="/people/open-roles"
              search={{ state: vacancy.state === "OPEN" ? undefined : vacancy.state }}
              className="link"
            >
              the open role in {vacancy.department.name}
            </Link>
          )}
        </Fact>
        <Fact label={kind === "PROJECT_LEAD" ? "Starts" : "Takes effect"}>
          <Day value={effectiveOn} />
        </Fact>
        <Fact label={kind === "VACATION" ? "To be taken by" : "Ends"}>{endsOn && <Day value={endsOn} />}</Fact>
        <Fact label="For">{period.name}</Fact>
        <Fact label="Proposed by">{proposer.name}</Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
