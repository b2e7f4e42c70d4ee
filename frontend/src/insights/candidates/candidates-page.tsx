import { useNavigate } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SelectField } from "../../ui/field";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { InsightTabs } from "../insight-tabs";
import { candidatesRoute } from "../routes";
import { CandidatesList } from "./candidates-list";
import { startQuery } from "./candidates-query";
import { FillingCard } from "./filling-card";
import { OpenRolesCard } from "./open-roles-card";
import { SuccessionCard } from "./succession-card";
import "../home.css";
import "./candidates.css";

const most = 8;

/** Who inside the company could take on an open role, or several. */
export function CandidatesPage() {
  const { role = [] } = candidatesRoute.useSearch();
  const { isManager, isHr } = useViewer();
  const navigate = useNavigate();
  const [{ data, error, fetching }, ask] = useQuery({ query: startQuery });
  if (!isManager && !isHr) return <NoRight />;
  if (!data && fetching) return <SkeletonPage />;
  if (!data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The roles could not be loaded." code={code} onRetry={() => ask()}>
        {next}
      </ErrorState>
    );
  }
  const names = new Map(data.roleProfiles.map(({ id, name }) => [id, name]));
  const open = data.viewer.openRoles ?? [];
  // A role with several places is filled as often.
  const wanted = open.flatMap(({ vacancy: { roleProfile, placesLeft } }) => Array(placesLeft).fill(roleProfile.id));
  const choose = (roles: string[]) =>
    void navigate({ to: "/insights/candidates", search: { role: roles.length ? roles : undefined } });
  return (
    <>
      <PageHead
        title="Inside candidates"
        lede="By the skills a role asks for and what was judged of people’s, newer and by others first. No ratings, and nothing else of them, are used."
      >
        <InsightTabs here="/insights/candidates" />
      </PageHead>
      <div className="stack">
        <OpenRolesCard roles={open} />
        <Card>
          <div className="open-roles">
            {wanted.length > 1 && (
              <Button onClick={() => choose(wanted.slice(0, most))}>Fill all open roles at once</Button>
            )}
            <SelectField
              label={role.length === 0 ? "A role" : "Another role"}
              value=""
              onChange={(id) => choose([...role, id])}
              disabled={role.length >= most}
              placeholder="Choose a role"
              options={data.roleProfiles.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <ul className="plain-list row row-wrap">
              {role.map((id, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a role may be open twice.
                <li key={at}>
                  <Button
                    size="small"
                    icon={<X className="icon icon-small" />}
                    label={`Leave out ${names.get(id) ?? "this role"}`}
                    onClick={() => choose(role.filter((_, place) => place !== at))}
                  >
                    {names.get(id) ?? "Unknown role"}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </Card>
        {role.length > 1 && <FillingCard roles={role} />}
        {[...new Set(role)].map((id) => (
          <CandidatesList key={id} role={id} />
        ))}
        <SuccessionCard positions={data.viewer.succession} />
      </div>
    </>
  );
}
