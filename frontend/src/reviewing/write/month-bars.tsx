import { monthName } from "./hints";

export interface MonthCount {
  /** `YYYY-MM`. */
  month: string;
  available: number;
  cited: number;
}

/** What each month offers, and how much of it is used: the unused summer becomes visible. */
export function MonthBars({ months }: { months: readonly MonthCount[] }) {
  const most = Math.max(1, ...months.map(({ available }) => available));
  const words = months.map(({ month, available, cited }) => `${monthName(month)} ${cited} of ${available}`).join(", ");
  return (
    <>
      <div
        className="month-bars"
        role="img"
        aria-label={`Evidence by month, cited of available: ${words}.`}
        style={{ gridTemplateColumns: `repeat(${months.length}, minmax(0, 1fr))` }}
      >
        {months.map(({ month, available, cited }) => (
          <div key={month}>
            <span className="month-bar" style={{ blockSize: `${((available - cited) / most) * 44}px` }} />
            <span className="month-bar month-bar-cited" style={{ blockSize: `${(cited / most) * 44}px` }} />
            <span className="month-name">{monthName(month, "short")}</span>
          </div>
        ))}
      </div>
      <ul className="month-legend" aria-hidden="true">
        <li>
          <span className="month-bar-cited" /> Cited
        </li>
        <li>
          <span className="month-bar" /> Not used yet
        </li>
      </ul>
    </>
  );
}
