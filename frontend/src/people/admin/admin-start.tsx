import { Navigate } from "@tanstack/react-router";
import { useViewer } from "../../graphql/viewer";

/** Leads to the first page of administration that this person may open. */
export function AdminStart() {
  const { canRunCycles, canAdminister } = useViewer();
  const first = canRunCycles ? "/admin/cycles" : canAdminister ? "/admin/accounts" : "/admin/tokens";
  return <Navigate to={first} replace />;
}
