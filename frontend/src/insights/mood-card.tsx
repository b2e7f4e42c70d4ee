import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { partsOfDay } from "../ui/format";

export const moodParts = graphql(`
  fragment MoodParts on GroupMood {
    month
    people
    mean
  }
`);

const words = ["low", "low", "low", "so-so", "good", "good"] as const;
const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** How a team feels, month by month, where enough people told. */
export function MoodCard({ moods }: { moods: readonly FragmentOf<typeof moodParts>[] }) {
  const shown = moods.map((mood) => readFragment(moodParts, mood)).reverse();
  return (
    <Card title="Mood" note="from check-ins">
      {shown.length > 0 ? (
        <ul className="care mood">
          {shown.map(({ month, people, mean }) => (
            <li key={month}>
              <span className="row row-between small">
                <span>
                  {monthName(month)} <span className="strong">{words[Math.round(mean)]}</span>
                </span>
                <span className="number nowrap">
                  {mean} of 5, {people} people
                </span>
              </span>
              <div className="pace" aria-hidden="true">
                <span className="pace-fill" style={{ inlineSize: `${(mean / 5) * 100}%` }} />
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small muted">
          Told of whole months in which enough people said how they are, so that nobody can be made out.
        </p>
      )}
    </Card>
  );
}

function monthName(day: string): string {
  const { year, month } = partsOfDay(day);
  return name.format(Date.UTC(year, month - 1));
}
