import { Link } from "@tanstack/react-router";
import { Route } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { formatList } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { levelWords } from "./growth-words";

const pathQuery = graphql(`
  query PathToRole($employee: ID!, $role: ID!) {
    employee(id: $employee) {
      id
      developmentPlans { id allowedActions }
      pathTo(roleId: $role) {
        role { id name }
        steps {
          required
          current
          gap
          planned
          skill { id name }
          suggestions { kind title }
          mentors { id name }
        }
      }
    }
  }
`);

type Path = NonNullable<NonNullable<ResultOf<typeof pathQuery>["employee"]>["pathTo"]>;
type Step = Path["steps"][number];

interface PathCardProps {
  employeeId: string;
  roleId: string;
  mine: boolean;
  /** With what could close each gap. */
  whole?: boolean;
}

/** The way to a role: for each skill what is there and what is asked for, the widest gap first. */
export function PathCard({ employeeId, roleId, mine, whole }: PathCardProps) {
  const [{ data, error }, retry] = useQuery({
    query: pathQuery,
    variables: { employee: employeeId, role: roleId },
    context,
  });
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The path could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  if (!data) return <SkeletonRows rows={4} />;
  const path = data.employee?.pathTo;
  // Whoever may not know the person's skills sees no path at all.
  if (!path) return null;
  const plan = data.employee?.developmentPlans.find(({ allowedActions }) => allowedActions.includes("EDIT"));
  const met = path.steps.filter(({ gap }) => gap === 0).length;
  const title = mine ? `Your path to ${path.role.name}` : `Path to ${path.role.name}`;
  return (
    <Card title={title} note={path.steps.length > 0 ? `${met} of ${path.steps.length} met` : undefined} flush>
      {path.steps.length === 0 ? (
        <EmptyState icon={Route} title="This role asks for no skills yet" level={3}>
          HR writes down which skills a role asks for, and how much of each.
        </EmptyState>
      ) : (
        <ol className="path-steps">
          {path.steps.map((step) => (
            <PathRow key={step.skill.id} step={step} whole={whole} planId={plan?.id} />
          ))}
        </ol>
      )}
      {!whole && (
        <p className="objective-facts small">
          <Link to="/development/roles/$roleId" params={{ roleId }} className="link">
            What could close the gaps
          </Link>
        </p>
      )}
    </Card>
  );
}

const context = { additionalTypenames: ["SkillLevel", "DevelopmentPlan", "RequiredSkill"] };

interface PathRowProps {
  step: Step;
  whole?: boolean;
  /** The plan to which a step can be added. */
  planId: string | undefined;
}

function PathRow({ step, whole, planId }: PathRowProps) {
  const { skill, required, current, gap, planned, suggestions, mentors } = step;
  return (
    <li className="path-step">
      <div className="row row-wrap">
        <span className="small strong grow">{skill.name}</span>
        {gap === 0 ? (
          <Chip tone="good">Met</Chip>
        ) : planned ? (
          <Chip tone="accent">Planned</Chip>
        ) : (
          <Chip>{gap} short</Chip>
        )}
      </div>
      <LevelBar current={current} required={required} />
      {gap > 0 && !planned && planId && (
        <Link
          to="/development/plans/$planId/edit"
          params={{ planId }}
          search={{ skill: skill.id, level: required }}
          className="link small"
        >
          Plan a step<span className="visually-hidden"> for {skill.name}</span>
        </Link>
      )}
      {whole && gap > 0 && (
        <ul className="tiny muted path-suggestions">
          {suggestions.map(({ title }) => (
            <li key={title}>{title}</li>
          ))}
          {mentors.length > 0 && <li>Mentors who offer: {formatList(mentors.map(({ name }) => name))}</li>}
        </ul>
      )}
    </li>
  );
}

/** Five steps: filled up to what is there, outlined up to what is asked for. */
export function LevelBar({ current, required }: { current: number; required: number }) {
  return (
    <span className="level-bar" role="img" aria-label={levelWords(current, required)}>
      {[1, 2, 3, 4, 5].map((step) => (
        <span
          key={step}
          className={
            step <= current
              ? "level-step level-step-have"
              : step <= required
                ? "level-step level-step-need"
                : "level-step"
          }
        />
      ))}
      <span className="tiny number" aria-hidden="true">
        {current} / {required}
      </span>
    </span>
  );
}
