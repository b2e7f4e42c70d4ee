import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { PersonLine } from "../../ui/avatar";
import { formatDay } from "../../ui/format";
import { SidePanel } from "../../ui/side-panel";
import { SkeletonRows } from "../../ui/skeleton";
import type { Grouping } from "../routes";
import { type Cell, cellQuery } from "./gaps-query";

interface CellPanelProps {
  by: Grouping;
  unit: string;
  skill: string;
  /** What the group is called. */
  name: string;
  onClose: () => void;
}

/** One skill in one group: who is where, and the three things one can do about it. */
export function CellPanel({ by, unit, skill, name, onClose }: CellPanelProps) {
  const [{ data, fetching }] = useQuery({ query: cellQuery, variables: { by, unit, skill } });
  const cell = data?.viewer.skillCell;
  return (
    <SidePanel title={cell ? `${cell.skill.name}, ${name}` : name} subject={unit + skill} onClose={onClose}>
      {!data && fetching && <SkeletonRows rows={5} />}
      {data && !cell && <p className="small muted">Too few people of this group were judged in this skill.</p>}
      {cell && <Content cell={cell} />}
    </SidePanel>
  );
}

function Content({ cell: { people, mentors, skill } }: { cell: Cell }) {
  const course = people.flatMap(({ level, required, suggestions }) =>
    level !== null && level < required ? suggestions : [],
  )[0];
  return (
    <div className="stack">
      <div>
        <h3 className="eyebrow">What you can do</h3>
        <ul className="plain-list small">
          <li>Agree a step with somebody below: open their development plan by their name.</li>
          {course && <li>{course.replace(/\bit\b/, skill.name)}, for example.</li>}
          {mentors.length > 0 ? (
            <li>
              Ask a mentor:{" "}
              {mentors.map(({ id, name }, at) => (
                <span key={id}>
                  {at > 0 && ", "}
                  <Link to="/people/$employeeId" params={{ employeeId: id }} className="link">
                    {name}
                  </Link>
                </span>
              ))}
              .
            </li>
          ) : (
            <li>Nobody offers to mentor in this skill yet.</li>
          )}
        </ul>
      </div>
      <div>
        <h3 className="eyebrow">People</h3>
        <ul className="plain-list cell-people">
          {people.map(({ employee, required, level, judgedOn }) => (
            <li key={employee.id} className="row row-between">
              <Link
                to="/people/$employeeId/$tab"
                params={{ employeeId: employee.id, tab: "development" }}
                className="person-link"
              >
                <PersonLine name={employee.name} title={employee.title} />
              </Link>
              <span className="small end">
                <span className="number strong">
                  {level ?? "–"} of {required}
                </span>
                <span className="task-detail">{judgedOn ? formatDay(judgedOn) : "not judged"}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
