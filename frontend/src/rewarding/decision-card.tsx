import { CircleCheck, TriangleAlert } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { formatInstant, formatNumber } from "../ui/format";
import { BandBar } from "./band-bar";
import "./guide.css";

export const decisionParts = graphql(`
  fragment DecisionParts on Reward {
    decisions { rulesVersion madeBy madeAt inputs figures recomputed flags }
  }
`);

interface Range {
  low: string;
  high: string;
}

interface Figures {
  percent: string | null;
  place_before: string | null;
  place_after: string | null;
  guide: Range | null;
}

interface Inputs {
  currency: string;
  rating: number | null;
  references: number;
  band: { low: number; middle: number; high: number } | null;
}

/** What a proposal rested on, its flags, and whether its figures still follow from what was kept. */
export function DecisionCard({ reward }: { reward: FragmentOf<typeof decisionParts> }) {
  const [record] = readFragment(decisionParts, reward).decisions;
  if (!record) return null;
  const figures = record.figures as Figures;
  const inputs = record.inputs as Inputs;
  const same = JSON.stringify(record.figures) === JSON.stringify(record.recomputed);
  const cents = (minor: number) => ({ amount: String(minor / 100), currency: inputs.currency });
  const places = [figures.place_before, figures.place_after].filter((one) => one !== null).map(Number);
  return (
    <section className="reward-section stack-small" aria-labelledby="reward-decision">
      <h2 id="reward-decision">What it rests on</h2>
      {record.flags.length > 0 && (
        <ul className="stack-small">
          {record.flags.map((flag) => (
            <li key={flag} className="row small">
              <TriangleAlert className="icon icon-small icon-warn" />
              {flag}
            </li>
          ))}
        </ul>
      )}
      {inputs.band && places.length > 0 && (
        <BandBar
          places={places}
          low={cents(inputs.band.low)}
          middle={cents(inputs.band.middle)}
          high={cents(inputs.band.high)}
        />
      )}
      <dl className="reward-facts">
        {places.length > 1 && (
          <div>
            <dt>Place in the band</dt>
            <dd className="number">{places.map((one) => formatNumber(one, two)).join(" → ")} of the middle</dd>
          </div>
        )}
        {figures.percent && (
          <div>
            <dt>Rating</dt>
            <dd>{inputs.rating ?? "None then"}</dd>
          </div>
        )}
        {figures.guide && (
          <div>
            <dt>Guide</dt>
            <dd className="number">{`${formatNumber(figures.guide.low)} to ${formatNumber(figures.guide.high)}%`}</dd>
          </div>
        )}
        <div>
          <dt>Rules</dt>
          <dd>{record.rulesVersion === 0 ? "None were set" : `Version ${record.rulesVersion}`}</dd>
        </div>
      </dl>
      <p className="row tiny muted">
        {same ? <CircleCheck className="icon icon-small" /> : <TriangleAlert className="icon icon-small" />}
        {same
          ? `Computed again from what was kept on ${formatInstant(record.madeAt)}: the same figures.`
          : "Computed again, the figures differ from those that were kept. Tell an administrator."}
      </p>
    </section>
  );
}

const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
