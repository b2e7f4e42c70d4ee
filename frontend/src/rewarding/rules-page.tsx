import { Plus, Scale, SlidersHorizontal, Split } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { DataTable } from "../ui/data-table";
import { SelectField } from "../ui/field";
import { formatDay, formatMoney, formatNumber } from "../ui/format";
import { SkeletonPage } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { PageHead } from "../ui/title";
import { BandDialog } from "./band-dialog";
import { mayPropose } from "./commands";
import { RulesDialog } from "./rules-dialog";
import { rewardSettings, SettingsCard } from "./settings-card";
import "./guide.css";

const rulesQuery = graphql(
  `
    query RewardRules {
      currentPeriod { id }
      periods { id name state }
      payBands { id level validFrom version low { amount currency } middle { amount currency } high { amount currency } }
      organisation { id ...RewardSettings }
    }
  `,
  [rewardSettings],
);

const cycleQuery = graphql(`
  query RewardCycleRules($period: ID!) {
    rewardCycle(periodId: $period) {
      id
      version
      effectiveOn
      opensOn
      closesOn
      eligibility
      tenureDays
      leastPercent
      ratingNeeded
      temporaryToo
      reviewCycle { id name }
      matrix { rating ranges { low high } }
      rates { currency rate }
      dryRun { people eligible out { employee { id name } reasons } }
    }
  }
`);

export type Cycle = NonNullable<ResultOf<typeof cycleQuery>["rewardCycle"]>;
type Band = ResultOf<typeof rulesQuery>["payBands"][number];

const context = { additionalTypenames: ["RewardCycle", "PayBand"] };
const crumbs = [{ label: "Rewards", to: "/rewards" }];

/** By which rules a period is rewarded: for everybody to read, for HR to set. */
export function RulesPage() {
  const viewer = useViewer();
  const { isHr, canAdminister } = viewer;
  const [chosen, choose] = useState<string | null>(null);
  const [editing, edit] = useState<"rules" | "band" | null>(null);
  const [{ data, error, fetching }, ask] = useQuery({ query: rulesQuery, context });
  const period = chosen ?? data?.currentPeriod?.id ?? "";
  const [asked] = useQuery({ query: cycleQuery, variables: { period }, pause: period === "", context });
  const cycle = asked.data?.rewardCycle ?? null;
  if (!data && fetching) return <SkeletonPage />;
  if (!data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The rules could not be loaded." code={code} onRetry={ask}>
        {next}
      </ErrorState>
    );
  }
  const sets = isHr || canAdminister;
  return (
    <>
      <PageHead
        title="Rules of rewards"
        crumbs={crumbs}
        lede="Who is eligible, and how much is usual. Each change is a new version."
      >
        <div className="button-group">
          <SelectField
            label="Period"
            hideLabel
            value={period}
            placeholder="Choose a period"
            onChange={choose}
            options={data.periods.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {mayPropose(viewer) && (
            <LinkButton to="/rewards/split" icon={<Split className="icon icon-small" />}>
              Suggest a split
            </LinkButton>
          )}
          {sets && period !== "" && (
            <Button
              kind="primary"
              icon={<SlidersHorizontal className="icon icon-small" />}
              onClick={() => edit("rules")}
            >
              Set the rules
            </Button>
          )}
        </div>
      </PageHead>
      <div className="stack">
        {cycle ? (
          <CycleCards cycle={cycle} />
        ) : (
          !asked.fetching && (
            <section className="card" aria-label="Rules">
              <EmptyState icon={Scale} title="No rules for this period">
                Rewards are proposed and approved as ever; nothing is suggested and nobody is left out.
              </EmptyState>
            </section>
          )
        )}
        {sets && <SettingsCard organisation={readFragment(rewardSettings, data.organisation)} />}
        {(data.payBands.length > 0 || isHr) && (
          <Bands bands={data.payBands} onAdd={isHr ? () => edit("band") : undefined} />
        )}
      </div>
      {editing === "rules" && <RulesDialog period={period} cycle={cycle} onClose={() => edit(null)} />}
      {editing === "band" && <BandDialog bands={data.payBands} onClose={() => edit(null)} />}
    </>
  );
}

function CycleCards({ cycle }: { cycle: Cycle }) {
  const { eligibility, matrix, dryRun, effectiveOn, opensOn, closesOn, reviewCycle, rates } = cycle;
  const facts = [
    `Usually in effect from ${formatDay(effectiveOn)}.`,
    opensOn && `Proposed from ${formatDay(opensOn)} on.`,
    closesOn && `Proposed until ${formatDay(closesOn)}.`,
    reviewCycle && `Ratings come from ${reviewCycle.name}.`,
    ...rates.map(({ currency, rate }) => `1 ${currency} counts as ${formatNumber(rate)} in budgets.`),
  ].filter((one): one is string => Boolean(one));
  return (
    <>
      <Card title="Who is eligible" note={`version ${cycle.version}`}>
        <ul className="rules-list">
          {[...eligibility, ...facts].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      {dryRun.people > 0 && (
        <Card title="Among those you may propose for" note={`${dryRun.eligible} of ${dryRun.people} eligible`} flush>
          {dryRun.out.length === 0 ? (
            <p className="card-body small muted">Everybody is eligible.</p>
          ) : (
            <DataTable
              caption="Not eligible"
              columns={[
                { key: "who", header: "Not eligible", main: true, cell: ({ employee }) => employee.name },
                { key: "why", header: "Why", cell: ({ reasons }) => reasons.join(" ") },
              ]}
              rows={dryRun.out}
              rowKey={({ employee }) => employee.id}
            />
          )}
        </Card>
      )}
      {matrix.length > 0 && (
        <Card title="Merit matrix" flush>
          <DataTable
            caption="How much a raise usually is, by rating and place in the band"
            columns={[
              { key: "rating", header: "Rating", main: true, cell: ({ rating }) => rating },
              ...["Pay below 0.90 of the middle", "0.90 to 1.10", "Above 1.10"].map((header, place) => ({
                key: header,
                header,
                cell: ({ ranges }: Cycle["matrix"][number]) => <RangeCell range={ranges[place]} />,
              })),
            ]}
            rows={matrix}
            rowKey={({ rating }) => String(rating)}
          />
        </Card>
      )}
    </>
  );
}

function RangeCell({ range }: { range: { low: string; high: string } | undefined }) {
  return <span className="number">{range && `${formatNumber(range.low)} to ${formatNumber(range.high)}%`}</span>;
}

function Bands({ bands, onAdd }: { bands: readonly Band[]; onAdd?: () => void }) {
  return (
    <Card
      title="Pay bands"
      note={bands.length || undefined}
      flush
      actions={
        onAdd && (
          <Button size="small" icon={<Plus className="icon icon-small" />} onClick={onAdd}>
            Set a band
          </Button>
        )
      }
    >
      {bands.length === 0 ? (
        <p className="card-body small muted">No band is set, so places in bands are not shown.</p>
      ) : (
        <DataTable
          caption="Pay bands"
          columns={[
            { key: "level", header: "Level", main: true, cell: ({ level }) => `Level ${level}` },
            { key: "from", header: "From", phone: "line", cell: ({ validFrom }) => formatDay(validFrom) },
            ...(["low", "middle", "high"] as const).map((key) => ({
              key,
              header: { low: "Least", middle: "Middle", high: "Most" }[key],
              align: "end" as const,
              phone: "line" as const,
              cell: (band: Band) => <span className="number">{formatMoney(band[key])}</span>,
            })),
          ]}
          rows={bands}
          rowKey={({ id }) => id}
        />
      )}
    </Card>
  );
}
