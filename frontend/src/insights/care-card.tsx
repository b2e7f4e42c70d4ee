import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { formatDay } from "../ui/format";

export const careParts = graphql(`
  fragment CareParts on TeamCare {
    updates14d { done of }
    feedback30d { done of }
    reviews { done of dueOn }
  }
`);

interface Coverage {
  done: number;
  of: number;
  dueOn?: string | null;
}

/** How the manager looks after the team: about the manager, not about the staff. */
export function CareCard({ care }: { care: FragmentOf<typeof careParts> }) {
  const { updates14d, feedback30d, reviews } = readFragment(careParts, care);
  return (
    <Card title="How you look after the team">
      <div className="care">
        <Bar words="Logged a number in the last 14 days" coverage={updates14d} />
        <Bar words="Had feedback in the last 30 days" coverage={feedback30d} />
        {reviews.of > 0 && <Bar words="Your reviews handed in" coverage={reviews} />}
      </div>
    </Card>
  );
}

function Bar({ words, coverage: { done, of, dueOn } }: { words: string; coverage: Coverage }) {
  return (
    <div>
      <span className="row row-between small">
        <span>{words}</span>
        <span className="number nowrap">
          {done} of {of}
          {dueOn && ` · due ${formatDay(dueOn)}`}
        </span>
      </span>
      <div className="pace" role="img" aria-label={`${words}: ${done} of ${of}`}>
        <span className="pace-fill" style={{ inlineSize: `${of > 0 ? (done / of) * 100 : 0}%` }} />
      </div>
    </div>
  );
}
