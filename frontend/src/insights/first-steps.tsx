import { Link } from "@tanstack/react-router";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useViewer, type Viewer } from "../graphql/viewer";
import { Card } from "../ui/card";

const firstStepsQuery = graphql(`
  query FirstSteps {
    employees(first: 1) { totalCount }
    periods { id state }
  }
`);

const context = { additionalTypenames: ["Employee", "Period"] };

/** What an empty Headway needs before anybody can set a goal, for those who can do it; gone once that is done. */
export function FirstSteps() {
  const viewer = useViewer();
  const [{ data }] = useQuery({ query: firstStepsQuery, context, pause: !viewer.canImport });
  if (!data) return null;
  const people = data.employees.totalCount;
  const open = data.periods.some(({ state }) => state === "OPEN");
  if (people > 0 && open) return null;
  return (
    <Card title="First steps" note="then everybody can begin" flush>
      <ul className="rows">
        {stepsFor(viewer, people > 0, open).map(({ done, to, title, detail }) => (
          <li key={to}>
            {done ? (
              <CircleCheck className="icon status-good" role="img" aria-label="Done" />
            ) : (
              <CircleDashed className="icon faint" role="img" aria-label="To do" />
            )}
            <span className="grow">
              <Link to={to} className="link strong">
                {title}
              </Link>
              <span className="goal-supports">{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function stepsFor({ canAdminister }: Viewer, hasPeople: boolean, hasPeriod: boolean) {
  return [
    {
      done: hasPeople,
      to: "/people/import",
      title: "Import your people",
      detail: "The export of your HR system, shown before anything is changed.",
    },
    {
      done: hasPeriod,
      to: "/periods",
      title: "Open a period",
      detail: "A half-year, a quarter or a year for which goals are set.",
    },
    ...(canAdminister
      ? [
          {
            done: false,
            to: "/admin/accounts",
            title: "Invite people to sign in",
            detail: "Each gets a link with which they choose a password.",
          },
        ]
      : []),
  ] as const;
}
