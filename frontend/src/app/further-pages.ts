import type { Viewer } from "../graphql/viewer";

export interface Page {
  label: string;
  to: string;
  may?: (viewer: Viewer) => boolean;
  /** Other words people may type. */
  words?: string;
}

const leads = ({ isManager, isHr }: Viewer) => isManager || isHr;
const works = ({ employee }: Viewer) => employee !== null;
const administers = ({ canAdminister }: Viewer) => canAdminister;
const runsCycles = ({ canRunCycles }: Viewer) => canRunCycles;
const seesInsights = ({ canSeeInsights }: Viewer) => canSeeInsights;

/** Pages that stand in no bar of their own: the palette knows them by name. */
export const furtherPages: readonly Page[] = [
  {
    label: "assigned goals",
    to: "/goals/assign",
    may: (viewer) => leads(viewer) || administers(viewer),
    words: "templates",
  },
  { label: "periods", to: "/periods", words: "half-year quarter" },
  { label: "development of my team", to: "/development/team", may: ({ isManager }) => isManager, words: "plans" },
  { label: "mentoring", to: "/development/mentoring", may: works, words: "mentors coaching" },
  { label: "roles", to: "/development/roles", words: "job profiles standards" },
  { label: "skills", to: "/development/skills", words: "catalogue" },
  { label: "planning sessions", to: "/development/sessions", words: "meetings" },
  { label: "review cycles", to: "/admin/cycles", may: runsCycles, words: "programme" },
  { label: "review forms", to: "/admin/forms", may: runsCycles, words: "questionnaires templates questions" },
  {
    label: "budgets",
    to: "/rewards/budgets",
    may: (viewer) => leads(viewer) || administers(viewer),
    words: "pots money",
  },
  { label: "reward rules", to: "/rewards/rules", words: "bands matrix policy" },
  { label: "a suggested split", to: "/rewards/split", may: leads, words: "share out budget" },
  {
    label: "hand-overs",
    to: "/rewards/handover",
    may: ({ canHandOverRewards }) => canHandOverRewards,
    words: "payroll leave export",
  },
  { label: "open roles", to: "/people/open-roles", words: "vacancies jobs positions" },
  { label: "standards and weak spots", to: "/insights/standards", may: seesInsights, words: "insights" },
  { label: "ratings and fairness", to: "/insights/ratings", may: seesInsights, words: "insights audit" },
  {
    label: "inside candidates",
    to: "/insights/candidates",
    may: seesInsights,
    words: "insights succession open roles",
  },
  { label: "accounts", to: "/admin/accounts", may: administers, words: "sign-in rights" },
  { label: "API tokens", to: "/admin/tokens", words: "graphql scopes" },
  { label: "webhooks", to: "/admin/webhooks", may: administers, words: "endpoints deliveries" },
  { label: "the audit log", to: "/admin/audit", words: "history who changed" },
  { label: "settings", to: "/admin/settings", may: administers, words: "organisation policy" },
  { label: "time data", to: "/admin/time", may: ({ canKeepTime }) => canKeepTime, words: "attendance leave schedule" },
  { label: "metric feeds", to: "/admin/feeds", may: ({ canSendMetrics }) => canSendMetrics, words: "numbers sources" },
];
