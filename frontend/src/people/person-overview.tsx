import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { PersonLine } from "../ui/avatar";
import { Card } from "../ui/card";
import { formatDay, formatNumber } from "../ui/format";
import { contractWords } from "./employee-form-content";
import { sourceWord } from "./person-list";
import { PersonSkills, personSkills } from "./person-skills";
import { PersonTime } from "./person-time";

export const personOverview = graphql(
  `
    fragment PersonOverview on Employee {
      id
      name
      level
      hiredOn
      leftOn
      externalId
      employmentType
      employmentPercent
      leaveBalance
      roleProfile { id name }
      manager { id name title }
      dottedManagers { id name title }
      reportCount
      reports(first: 12) { nodes { id name title } }
      assignments { title level validFrom source }
      ...PersonSkills
    }
  `,
  [personSkills],
);

type Overview = ResultOf<typeof personOverview>;

/** Whom they work with, what they can do, what they did before. */
export function PersonOverview(props: { person: FragmentOf<typeof personOverview> }) {
  const person = readFragment(personOverview, props.person);
  return (
    <div className="with-aside">
      <div className="stack">
        <Reports person={person} />
        <PersonSkills person={person} />
      </div>
      <div className="stack">
        <Lines person={person} />
        <Facts person={person} />
        <PersonTime employeeId={person.id} />
        {person.assignments.length > 0 && <Roles assignments={person.assignments} />}
      </div>
    </div>
  );
}

interface Named {
  id: string;
  name: string;
  title: string;
}

function PersonRow({ person, note }: { person: Named; note?: string }) {
  return (
    <li>
      <Link to="/people/$employeeId" params={{ employeeId: person.id }} className="person-link grow">
        <PersonLine name={person.name} title={person.title} />
      </Link>
      {note && <span className="tiny faint">{note}</span>}
    </li>
  );
}

function Lines({ person: { manager, dottedManagers } }: { person: Overview }) {
  return (
    <Card title="Reports to" flush>
      {manager || dottedManagers.length > 0 ? (
        <ul className="rows">
          {manager && <PersonRow person={manager} />}
          {dottedManagers.map((one) => (
            <PersonRow key={one.id} person={one} note="dotted line" />
          ))}
        </ul>
      ) : (
        <p className="card-body muted">Nobody.</p>
      )}
    </Card>
  );
}

function Reports({ person: { id, name, reportCount, reports } }: { person: Overview }) {
  if (reportCount === 0) return null;
  const shown = reports.nodes;
  return (
    <Card
      title="Direct reports"
      note={formatNumber(reportCount)}
      actions={
        reportCount > shown.length && (
          <Link to="/people" search={{ manager: id }} className="link small">
            Show all<span className="visually-hidden"> who report to {name}</span>
          </Link>
        )
      }
      flush
    >
      <ul className="rows report-rows">
        {shown.map((one) => (
          <PersonRow key={one.id} person={one} />
        ))}
      </ul>
    </Card>
  );
}

function Facts({ person }: { person: Overview }) {
  const { level, roleProfile, employmentType, employmentPercent, hiredOn, leftOn, externalId, leaveBalance } = person;
  const percent = employmentPercent === 100 ? "" : `, ${employmentPercent}%`;
  const facts: [string, string][] = [
    ...(leaveBalance === null ? [] : [["Leave left", days(leaveBalance)] as [string, string]]),
    ...(level === null ? [] : [["Level", String(level)] as [string, string]]),
    ...(roleProfile ? [["Role profile", roleProfile.name] as [string, string]] : []),
    ["Contract", `${contractWords[employmentType]}${percent}`],
    ...(hiredOn ? [["First day", formatDay(hiredOn, { year: true })] as [string, string]] : []),
    ...(leftOn ? [["Last day", formatDay(leftOn, { year: true })] as [string, string]] : []),
    ...(externalId ? [["Number", externalId] as [string, string]] : []),
  ];
  return (
    <Card title="Employment">
      <dl className="fact-list">
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function days(amount: string): string {
  const number = formatNumber(amount, { maximumFractionDigits: 1 });
  return Number(amount) === 1 ? "1 day" : `${number} days`;
}

function Roles({ assignments }: { assignments: Overview["assignments"] }) {
  return (
    <Card title="Role history" flush>
      <ol className="rows">
        {assignments.map(({ title, level, validFrom, source }) => (
          <li key={`${validFrom} ${title} ${level}`}>
            <span className="grow">
              <span className="strong small">{title || "No title"}</span>
              <span className="tiny faint role-note">
                {[
                  level !== null && `level ${level}`,
                  `from ${formatDay(validFrom, { year: true })}`,
                  sourceWord(source),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
