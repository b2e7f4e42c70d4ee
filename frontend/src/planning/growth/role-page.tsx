import { Pencil } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { roleRoute } from "../growth-routes";
import { levelNames } from "./growth-words";
import { PathCard } from "./path-card";
import "./growth.css";
import "./roles.css";

export const roleQuery = graphql(`
  query Role($id: ID!) {
    roleProfile(id: $id) {
      id
      name
      level
      description
      version
      employeeCount
      standards { id name description weight anchors }
      requiredSkills { id level skill { id name description } }
    }
  }
`);

export type Role = NonNullable<ResultOf<typeof roleQuery>["roleProfile"]>;

/** What a role asks for, and one's own way to it. */
export function RolePage() {
  const { roleId } = roleRoute.useParams();
  const { person } = roleRoute.useSearch();
  const { employee, canShapeCompany } = useViewer();
  const [{ data, error, fetching }, retry] = useQuery({ query: roleQuery, variables: { id: roleId } });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The role could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const role = data.roleProfile;
  if (!role) return <NoRight what="role" actions={<LinkButton to="/development/roles">Go to roles</LinkButton>} />;
  const whose = person ?? employee?.id;
  const held = role.employeeCount === 1 ? "one person holds it" : `${role.employeeCount} people hold it`;
  return (
    <>
      <PageHead
        title={role.name}
        crumbs={[
          { label: "Development", to: "/development" },
          { label: "Roles and skills", to: "/development/roles" },
        ]}
        lede={`Level ${role.level}; ${held}. ${role.description}`}
      >
        {canShapeCompany && (
          <LinkButton
            to="/development/roles/$roleId/edit"
            params={{ roleId: role.id }}
            icon={<Pencil className="icon icon-small" />}
          >
            Edit
          </LinkButton>
        )}
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          <Standards role={role} />
        </div>
        <div className="stack">
          {whose && <PathCard employeeId={whose} roleId={role.id} mine={whose === employee?.id} whole />}
          <RequiredSkills role={role} />
        </div>
      </div>
    </>
  );
}

function Standards({ role: { standards } }: { role: Role }) {
  if (standards.length === 0) {
    return (
      <Card title="Standards">
        <p className="small muted">HR has not written down yet what good work in this role is.</p>
      </Card>
    );
  }
  return (
    <Card title="Standards" note="What good work is, and how much it counts" flush>
      <ul className="standards">
        {standards.map(({ id, name, description, weight, anchors }) => (
          <li key={id} className="standard">
            <div className="row">
              <span className="strong grow">{name}</span>
              <span className="number strong">{weight}%</span>
            </div>
            <div className="standard-weight" aria-hidden="true">
              <span style={{ inlineSize: `${weight}%` }} />
            </div>
            {description && <p className="small muted">{description}</p>}
            <details>
              <summary className="small">How each step shows</summary>
              <ol className="small anchors">
                {anchors.map((anchor) => (
                  <li key={anchor}>{anchor}</li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RequiredSkills({ role: { requiredSkills } }: { role: Role }) {
  if (requiredSkills.length === 0) return null;
  return (
    <Card title="Skills it asks for" note={String(requiredSkills.length)} flush>
      <ul className="rows">
        {requiredSkills.map(({ id, level, skill }) => (
          <li key={id}>
            <span className="grow">
              <span className="small strong">{skill.name}</span>
              <span className="tiny muted growth-note">{skill.description}</span>
            </span>
            <span className="small nowrap">
              <span className="strong number">{level}</span>{" "}
              <span className="muted">{levelNames[level]?.toLowerCase()}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
