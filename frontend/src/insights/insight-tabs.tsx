import { LinkTabs } from "../ui/segmented";

const pages = [{ to: "/insights/skills", label: "Skills" }] as const;

/** The pages of insights. */
export function InsightTabs({ here }: { here: (typeof pages)[number]["to"] }) {
  if (pages.length < 2) return null;
  return <LinkTabs label="Insights" links={pages.map(({ to, label }) => ({ to, label, current: to === here }))} />;
}
