import { createContext, use } from "react";

/** Who is signed in and what they may open: the shell asks once and hands it down. */
export interface Viewer {
  employee: { id: string; name: string; title: string | null; email: string | null } | null;
  roles: readonly string[];
  organisation: { name: string; currency: string };
  isManager: boolean;
  canSeeInsights: boolean;
  canAdminister: boolean;
  inboxCount: number;
}

export const ViewerContext = createContext<Viewer | null>(null);

/** For anything drawn inside the shell; pages need not ask the server again. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error("useViewer is used outside the shell.");
  return viewer;
}
