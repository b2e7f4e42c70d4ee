import { graphql, type ResultOf } from "../graphql/graphql";
import type { Viewer } from "../graphql/viewer";

export const viewerQuery = graphql(`
  query Shell {
    viewer {
      employee { id name title email }
      account { roles }
      organisation { name currency }
      isManager
      canSeeInsights
      canAdminister
      inboxCount
    }
  }
`);

export function toViewer({ viewer }: ResultOf<typeof viewerQuery>): Viewer {
  return { ...viewer, roles: viewer.account.roles };
}
