import { createContext, use } from "react";

/** Who is signed in and what they may open: the shell asks once and hands it down. */
export interface Viewer {
  /** The name and the address of the sign-in; every viewer has them, also one who is not employed here. */
  name: string;
  email: string;
  roles: readonly string[];
  employee: { id: string; name: string; title: string } | null;
  organisation: { name: string; currency: string; timeZone: string };
  isManager: boolean;
  isHr: boolean;
  canAdminister: boolean;
  canShapeCompany: boolean;
  canImport: boolean;
  canRunCycles: boolean;
  canRunAppraisals: boolean;
  canHandOverRewards: boolean;
  canKeepTime: boolean;
  canSendMetrics: boolean;
  canSeeInsights: boolean;
  /** How many decisions wait. */
  inboxCount: number;
}

export const ViewerContext = createContext<Viewer | null>(null);

/** For anything drawn inside the shell; pages need not ask the server again. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error("useViewer is used outside the shell.");
  return viewer;
}
