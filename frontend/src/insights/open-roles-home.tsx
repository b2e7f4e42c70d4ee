import { useQuery } from "urql";
import { openRolesQuery } from "./candidates/candidates-query";
import { OpenRolesCard } from "./candidates/open-roles-card";

const context = { additionalTypenames: ["Vacancy"] };

/** Who inside could take on what is open, for those who look after people; nothing while there is nothing. */
export function OpenRolesHome() {
  const [{ data }] = useQuery({ query: openRolesQuery, context });
  const roles = data?.viewer.openRoles ?? [];
  return roles.length > 0 ? <OpenRolesCard roles={roles} /> : null;
}
