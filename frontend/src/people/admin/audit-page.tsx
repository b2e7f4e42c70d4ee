import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { useViewer } from "../../graphql/viewer";
import { Chip } from "../../ui/chip";
import { PersonPicker } from "../../ui/person-picker";
import { PageHead } from "../../ui/title";
import { auditRoute } from "../routes";
import { AdminTabs } from "./admin-tabs";
import { AuditLog, type FilterProps } from "./audit-log";
import { type AuditSearch, actionWords } from "./audit-search";
import "./admin.css";

const personQuery = graphql(`
  query AuditPerson($id: ID!) {
    employee(id: $id) { id name title }
  }
`);

/** Who changed what, and when: every accepted write, with the values before and after. */
export function AuditPage() {
  const search = auditRoute.useSearch();
  const navigate = useNavigate({ from: "/admin/audit" });
  const { canAdminister } = useViewer();
  const change = (part: AuditSearch) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <>
      <PageHead
        title="Audit log"
        lede={
          canAdminister ? "Every change, newest first. Nothing is removed from it." : "What you changed, newest first."
        }
        crumbs={[{ label: "Admin", to: "/admin" }]}
      />
      <div className="stack">
        <AdminTabs current="audit" />
        <div className="admin-filters">
          {canAdminister && <PersonFilter search={search} onChange={change} />}
          {search.action && (
            <Chip tone="accent" onRemove={() => change({ action: undefined })} removeLabel="Show every action">
              {actionWords(search.action)}
            </Chip>
          )}
          {search.object && (
            <Chip tone="accent" onRemove={() => change({ object: undefined })} removeLabel="Show every object">
              One object
            </Chip>
          )}
        </div>
        <AuditLog search={search} onChange={change} />
      </div>
    </>
  );
}

function PersonFilter({ search: { person }, onChange }: FilterProps) {
  const [{ data }] = useQuery({ query: personQuery, variables: { id: person ?? "" }, pause: person === undefined });
  const find = usePeopleSearch();
  return (
    <PersonPicker
      label="Done by"
      hideLabel
      placeholder="Done by anybody"
      search={find}
      value={person === undefined ? null : (data?.employee ?? null)}
      onChange={(chosen) => onChange({ person: chosen?.id })}
    />
  );
}
