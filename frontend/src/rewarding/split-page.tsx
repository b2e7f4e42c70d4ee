import { Split } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { DataTable } from "../ui/data-table";
import { SelectField } from "../ui/field";
import { formatMoney, formatNumber } from "../ui/format";
import { NumberField } from "../ui/number-field";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { mayPropose } from "./commands";
import "./guide.css";

const raiseBudgets = graphql(`
  query RaiseBudgets {
    budgets(where: { kind: [RAISE] }) { id currency left department { id name } }
  }
`);

const splitQuery = graphql(`
  query SuggestedSplit($id: ID!, $amount: MoneyInput) {
    suggestedSplit(budgetId: $id, amount: $amount) {
      __typename
      ... on SuggestedSplit {
        needsNumbers
        skipped
        room { amount currency }
        cost { amount currency }
        left { amount currency }
        raises { percent newPay { amount currency } cost { amount currency } employee { id name } }
      }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Answer = NonNullable<ResultOf<typeof splitQuery>["suggestedSplit"]>;
type Suggestion = Extract<Answer, { __typename: "SuggestedSplit" }>;

const crumbs = [{ label: "Rewards", to: "/rewards" }];

/** What a budget for raises would do most with; nothing is proposed until somebody proposes it. */
export function SplitPage() {
  const viewer = useViewer();
  const [chosen, choose] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(null);
  const [{ data }] = useQuery({ query: raiseBudgets });
  const budget = data?.budgets.find(({ id }) => id === chosen) ?? data?.budgets[0];
  const currency = budget?.currency ?? "";
  const [asked] = useQuery({
    query: splitQuery,
    variables: { id: budget?.id ?? "", amount: amount === null ? null : { amount: String(amount), currency } },
    pause: !budget,
  });
  if (!mayPropose(viewer)) return <NoRight actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  const failure = asked.error && describeFailure(asked.error);
  const answer = asked.fetching ? null : asked.data?.suggestedSplit;
  return (
    <>
      <PageHead
        title="Suggested split"
        crumbs={crumbs}
        lede="The raises that do most for good ratings within the guide and the budget. Trying it out changes nothing."
      />
      <div className="stack">
        {data?.budgets.length === 0 && (
          <section className="card" aria-label="Budgets">
            <EmptyState icon={Split} title="No budget for raises">
              Where HR plans a budget for raises above your people, a split of it is suggested here.
            </EmptyState>
          </section>
        )}
        {budget && (
          <Card title="What there is to split">
            <div className="form-row">
              <SelectField
                label="Budget"
                value={budget.id}
                onChange={choose}
                options={(data?.budgets ?? []).map(({ id, department }) => ({
                  value: id,
                  label: department?.name ?? "The whole organisation",
                }))}
              />
              <NumberField
                label="What if it were"
                optional
                unit={currency}
                decimals={2}
                value={amount}
                onChange={setAmount}
              />
            </div>
          </Card>
        )}
        {answer?.__typename === "UserErrors" && (
          <div role="alert">
            <Callout kind="warn">{answer.errors.map(({ message }) => message).join(" ")}</Callout>
          </div>
        )}
        {failure && (
          <section className="card" aria-label="Suggestion">
            <ErrorState title="A split could not be suggested." code={failure.code}>
              {failure.next}
            </ErrorState>
          </section>
        )}
        {budget && asked.fetching && <SkeletonRows rows={4} />}
        {answer?.__typename === "SuggestedSplit" && <Suggested suggestion={answer} />}
      </div>
    </>
  );
}

function Suggested({ suggestion }: { suggestion: Suggestion }) {
  const { needsNumbers, room, cost, left, raises, skipped } = suggestion;
  if (needsNumbers) {
    return <Callout>This server cannot compute it: it needs the extra headway[numbers]. Ask an administrator.</Callout>;
  }
  const unraised = raises.filter(({ percent }) => Number(percent) === 0).length;
  const note =
    room && cost && left && `${formatMoney(cost)} of ${formatMoney(room)}; ${formatMoney(left)} would be left`;
  return (
    <Card title="Suggestion" note={note} flush>
      {raises.length === 0 ? (
        <p className="card-body small muted">Nobody here has a rating, a band and pay that you may see.</p>
      ) : (
        <DataTable
          caption="Suggested raises"
          columns={[
            { key: "who", header: "Person", main: true, cell: ({ employee }) => employee.name },
            {
              key: "percent",
              header: "Raise",
              align: "end",
              phone: "line",
              cell: ({ percent }) =>
                Number(percent) > 0 ? (
                  <span className="number">+{formatNumber(percent)}%</span>
                ) : (
                  <span className="muted">No raise</span>
                ),
            },
            {
              key: "pay",
              header: "New pay",
              align: "end",
              phone: "line",
              cell: ({ newPay, percent }) => (
                <span className={Number(percent) > 0 ? "number" : "number muted"}>
                  {newPay && formatMoney(newPay)}
                  {Number(percent) === 0 && " as now"}
                </span>
              ),
            },
            {
              key: "cost",
              header: "Cost a year",
              align: "end",
              phone: "line",
              cell: ({ cost: one, percent }) => (
                <span className="number">{one && Number(percent) > 0 ? formatMoney(one) : "–"}</span>
              ),
            },
            {
              key: "propose",
              header: "Propose",
              hideHead: true,
              align: "end",
              cell: ({ employee, percent, newPay }) =>
                Number(percent) > 0 && (
                  <LinkButton
                    size="small"
                    to="/rewards/new"
                    search={{ for: employee.id, kind: "raise", pay: newPay?.amount }}
                  >
                    Propose<span className="visually-hidden"> for {employee.name}</span>
                  </LinkButton>
                ),
            },
          ]}
          rows={raises}
          rowKey={({ employee }) => employee.id}
        />
      )}
      {(unraised > 0 || skipped > 0) && (
        <div className="card-body split-notes small muted">
          {unraised > 0 && (
            <p>
              {unraised === 1 ? "One person gets" : `${formatNumber(unraised)} people get`} nothing here: their guide
              begins at 0%, or the money does more for others.
            </p>
          )}
          {skipped > 0 && <p>{formatNumber(skipped)} more have no rating yet, no band, or pay that you may not see.</p>}
        </div>
      )}
    </Card>
  );
}
