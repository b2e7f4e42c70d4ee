import { graphql, type ResultOf } from "../graphql/graphql";
import type { Viewer } from "../graphql/viewer";

export const viewerQuery = graphql(`
  query Shell {
    viewer {
      account { id name email roles }
      employee { id name title }
      organisation { id name currency timeZone }
      isManager
      isHr
      canAdminister
      canShapeCompany
      canImport
      canRunCycles
      canRunAppraisals
      canHandOverRewards
      canKeepTime
      canSendMetrics
      canSeeInsights
      inboxCount
    }
  }
`);

export function toViewer({ viewer }: ResultOf<typeof viewerQuery>): Viewer {
  const { account, employee, ...rights } = viewer;
  return {
    ...rights,
    employee,
    name: employee?.name ?? account?.name ?? "",
    email: account?.email ?? "",
    roles: account?.roles ?? [],
  };
}
