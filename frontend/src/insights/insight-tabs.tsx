import { LinkTabs } from "../ui/segmented";

const pages = [
  { to: "/insights/skills", label: "Skills" },
  { to: "/insights/standards", label: "Standards" },
  { to: "/insights/ratings", label: "Ratings" },
  { to: "/insights/candidates", label: "Candidates" },
] as const;

/** The pages of insights. */
export function InsightTabs({ here }: { here: (typeof pages)[number]["to"] }) {
  return <LinkTabs label="Insights" links={pages.map(({ to, label }) => ({ to, label, current: to === here }))} />;
}
