import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { PersonLine } from "../../ui/avatar";
import { SidePanel } from "../../ui/side-panel";
import { SkeletonRows } from "../../ui/skeleton";
import type { StandardsBy } from "../routes";
import { type StandardCell, standardCellQuery } from "./standards-query";
import { stepWords } from "./steps";

interface StandardPanelProps {
  by: StandardsBy;
  cycle: string | undefined;
  unit: string;
  standard: string;
  /** What the group is called. */
  name: string;
  onClose: () => void;
}

/** One standard in one group: who was judged how, and what one can do about it. */
export function StandardPanel({ by, cycle, unit, standard, name, onClose }: StandardPanelProps) {
  const [{ data, fetching }] = useQuery({ query: standardCellQuery, variables: { by, cycle, unit, standard } });
  const cell = data?.viewer.standardCell;
  return (
    <SidePanel title={cell ? `${cell.standard}, ${name}` : name} subject={unit + standard} onClose={onClose}>
      {!data && fetching && <SkeletonRows rows={5} />}
      {data && !cell && <p className="small muted">Too few people of this group were judged by this standard.</p>}
      {cell && <Content cell={cell} />}
    </SidePanel>
  );
}

function Content({ cell: { standard, cycle, people, strong } }: { cell: StandardCell }) {
  return (
    <div className="stack">
      <div>
        <h3 className="eyebrow">What you can do</h3>
        <ul className="plain-list small">
          <li>Agree a step with somebody below: open their development plan by their name.</li>
          <li>Look for a course that practises “{standard}” at work, for several of them together.</li>
          {strong.length > 0 ? (
            <li>
              Ask somebody judged high in it to coach:{" "}
              {strong.map(({ employee }, at) => (
                <span key={employee.id}>
                  {at > 0 && ", "}
                  <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="link">
                    {employee.name}
                  </Link>
                </span>
              ))}
              .
            </li>
          ) : (
            <li>Nobody whose reviews you read was judged high in it yet.</li>
          )}
        </ul>
      </div>
      <div>
        <h3 className="eyebrow">People in {cycle.name}</h3>
        <ul className="plain-list cell-people">
          {people.map(({ employee, share, cited }) => (
            <li key={employee.id} className="row row-between">
              <Link
                to="/people/$employeeId/$tab"
                params={{ employeeId: employee.id, tab: "development" }}
                className="person-link"
              >
                <PersonLine name={employee.name} title={employee.title} />
              </Link>
              <span className="small end">
                <span className="number strong">{share === null ? "–" : stepWords(share, cycle.steps)}</span>
                <span className="task-detail">
                  {share === null ? "no basis" : cited ? "with evidence" : "nothing cited"}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
