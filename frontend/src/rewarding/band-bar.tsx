import { formatMoney, formatNumber } from "../ui/format";

interface Amount {
  amount: string;
  currency: string;
}

interface BandBarProps {
  /** Pay divided by the middle of the band: now, and after. */
  places: readonly number[];
  low: Amount;
  middle: Amount;
  high: Amount;
}

/** Where pay is in its band, and where it would be; said in words to screen readers. */
export function BandBar({ places, low, middle, high }: BandBarProps) {
  const start = Number(low.amount) / Number(middle.amount);
  const width = Number(high.amount) / Number(middle.amount) - start;
  const at = (place: number) => `${Math.min(100, Math.max(0, ((place - start) / width) * 100))}%`;
  const [now = 1, after] = places;
  const words = [now, after].filter((one) => one !== undefined).map((one) => formatNumber(one));
  return (
    <div className="band">
      <div
        className="band-line"
        role="img"
        aria-label={`${words.join(", then ")} of the middle, in a band from ${formatMoney(low)} to ${formatMoney(high)}.`}
      >
        <span className="band-middle" style={{ insetInlineStart: at(1) }} />
        <span className="band-now" style={{ insetInlineStart: at(now) }} />
        {after !== undefined && <span className="band-after" style={{ insetInlineStart: at(after) }} />}
      </div>
      <p className="band-ends tiny muted number" aria-hidden="true">
        <span>{formatMoney(low)}</span>
        <span>{formatMoney(middle)}</span>
        <span>{formatMoney(high)}</span>
      </p>
    </div>
  );
}
