import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { InsightTabs } from "../insight-tabs";
import { candidatesRoute } from "../routes";
import { CandidatesList } from "./candidates-list";
import { startQuery } from "./candidates-query";
import { ChosenRoles } from "./chosen-roles";
import { FillingCard } from "./filling-card";
import { OpenRolesCard } from "./open-roles-card";
import { SuccessionCard } from "./succession-card";
import "../home.css";
import "./candidates.css";

/** Who inside the company could take on an open role, or several. */
export function CandidatesPage() {
  const { role = [], vacancy = [] } = candidatesRoute.useSearch();
  const { isManager, isHr } = useViewer();
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
  const open = data.viewer.openRoles ?? [];
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
        <div className="no-print">
          <ChosenRoles profiles={data.roleProfiles} open={open} />
        </div>
        {(role.length > 1 || vacancy.length > 0) && <FillingCard roles={role} vacancies={vacancy} />}
        {[...new Set(role)].map((id) => (
          <CandidatesList key={id} role={id} />
        ))}
        <SuccessionCard positions={data.viewer.succession} />
      </div>
    </>
  );
}
