import { Link } from "@tanstack/react-router";
import { BriefcaseBusiness, Network, Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { SearchField } from "../../ui/search-field";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { CreateRoleDialog } from "./create-role-dialog";
import { GrowthTabs } from "./growth-tabs";
import "./growth.css";

const rolesQuery = graphql(`
  query Roles {
    roleProfiles { id name level employeeCount standards { id } requiredSkills { id } }
  }
`);

type Role = ResultOf<typeof rolesQuery>["roleProfiles"][number];

const context = { additionalTypenames: ["RoleProfile", "Standard", "RequiredSkill"] };

/** Every role of the company: open one to see what it asks for, and the way to it. */
export function RolesPage() {
  const { canShapeCompany: may } = useViewer();
  const [search, find] = useState("");
  const [creating, create] = useState(false);
  const [{ data, error, fetching }, retry] = useQuery({ query: rolesQuery, context });
  const wanted = search.trim().toLowerCase();
  const roles = (data?.roleProfiles ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      <PageHead
        title="Roles and skills"
        crumbs={[{ label: "Development", to: "/development" }]}
        lede="What each role asks for, and how far you are on the way to it."
      >
        <LinkButton to="/development/skills" icon={<Network className="icon icon-small" />}>
          Skills
        </LinkButton>
        {may && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => create(true)}>
            New role
          </Button>
        )}
      </PageHead>
      <GrowthTabs here="roles" />
      <section className="card" aria-label="Roles">
        <div className="growth-search">
          <SearchField label="Find a role" value={search} onChange={find} />
        </div>
        {!data && fetching && <SkeletonRows rows={8} />}
        {!data && error && (
          <div className="card-body">
            <ErrorState
              title="The roles could not be loaded."
              code={describeFailure(error).code}
              onRetry={() => retry()}
            >
              {describeFailure(error).next}
            </ErrorState>
          </div>
        )}
        {data && roles.length === 0 && (
          <EmptyState
            icon={BriefcaseBusiness}
            title={wanted ? `No role named “${search.trim()}”` : "There is no role yet"}
            actions={wanted && <Button onClick={() => find("")}>Show all roles</Button>}
          >
            A role says what good work in it is and which skills it asks for.
          </EmptyState>
        )}
        {roles.length > 0 && (
          <DataTable<Role, string> caption="Roles" columns={columns} rows={roles} rowKey={({ id }) => id} />
        )}
      </section>
      {creating && <CreateRoleDialog onClose={() => create(false)} />}
    </>
  );
}

const columns: readonly Column<Role>[] = [
  {
    key: "name",
    header: "Role",
    main: true,
    cell: ({ id, name }) => (
      <Link to="/development/roles/$roleId" params={{ roleId: id }} className="quiet-link strong">
        {name}
      </Link>
    ),
  },
  { key: "level", header: "Level", bare: true, align: "end", phone: "line", cell: ({ level }) => level },
  {
    key: "people",
    header: "People",
    align: "end",
    bare: true,
    phone: "line",
    cell: ({ employeeCount }) => employeeCount,
  },
  {
    key: "asks",
    header: "Asks for",
    bare: true,
    phone: "line",
    cell: ({ standards, requiredSkills }) => (
      <span className="muted">
        {standards.length} {standards.length === 1 ? "standard" : "standards"}, {requiredSkills.length}{" "}
        {requiredSkills.length === 1 ? "skill" : "skills"}
      </span>
    ),
  },
];
