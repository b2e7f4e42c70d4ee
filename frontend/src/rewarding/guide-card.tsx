import { useQuery } from "urql";
import { graphql, type ResultOf } from "../graphql/graphql";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatMoney, formatNumber } from "../ui/format";
import { BandBar } from "./band-bar";
import "./guide.css";
import "./reward-detail.css";

const guideQuery = graphql(`
  query RewardGuide($employee: ID!, $period: ID!, $on: Date!) {
    rewardGuide(employeeId: $employee, periodId: $period, on: $on) {
      against
      rating
      place
      low { amount currency }
      middle { amount currency }
      high { amount currency }
      range { low high }
      payFrom { amount currency }
      payTo { amount currency }
      daysSinceRaise
    }
  }
`);

type Guide = NonNullable<ResultOf<typeof guideQuery>["rewardGuide"]>;

interface GuideCardProps {
  employee: string;
  period: string;
  on: string;
  /** Raises and promotions: where somebody is in the band, and what the matrix suggests. */
  pay: boolean;
}

/** What the rules of the period say about this person, before one proposes. */
export function GuideCard({ employee, period, on, pay }: GuideCardProps) {
  const [{ data }] = useQuery({
    query: guideQuery,
    variables: { employee, period, on },
    pause: period === "" || on === "",
  });
  const guide = data?.rewardGuide;
  if (!guide || (guide.against.length === 0 && !(pay && guide.place))) return null;
  return (
    <Card title="Guide">
      <div className="stack-small">
        {guide.against.length > 0 && (
          <Callout kind="warn">
            {`${guide.against.join(" ")} You can propose an exception; say why in writing.`}
          </Callout>
        )}
        {pay && guide.place && <PayGuide guide={guide} />}
      </div>
    </Card>
  );
}

function PayGuide({ guide }: { guide: Guide }) {
  const { place, low, middle, high, rating, range, payFrom, payTo, daysSinceRaise } = guide;
  return (
    <>
      {low && middle && high && <BandBar places={[Number(place)]} low={low} middle={middle} high={high} />}
      <dl className="reward-facts">
        <div>
          <dt>Place in the band</dt>
          <dd>{formatNumber(Number(place), { minimumFractionDigits: 2, maximumFractionDigits: 2 })} of the middle</dd>
        </div>
        <div>
          <dt>Rating</dt>
          <dd>{rating ?? "None yet"}</dd>
        </div>
        {range && payFrom && payTo && (
          <div>
            <dt>Guide</dt>
            <dd className="number">
              {`+${formatNumber(range.low)} to ${formatNumber(range.high)}%: ${formatMoney(payFrom)} to ${formatMoney(payTo)}`}
            </dd>
          </div>
        )}
        {daysSinceRaise !== null && (
          <div>
            <dt>Last raise</dt>
            <dd>{formatNumber(daysSinceRaise)} days before</dd>
          </div>
        )}
      </dl>
    </>
  );
}
