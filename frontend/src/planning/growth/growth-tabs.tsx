import { useViewer } from "../../graphql/viewer";
import { LinkTabs } from "../../ui/segmented";

type Place = "plan" | "team" | "mentoring" | "roles" | "sessions";

/** The pages of development, for whoever can use them. */
export function GrowthTabs({ here }: { here: Place }) {
  const { employee, isManager } = useViewer();
  const links = [
    ...(employee ? [{ id: "plan", label: "My plan", to: "/development" } as const] : []),
    ...(isManager ? [{ id: "team", label: "My team", to: "/development/team" } as const] : []),
    ...(employee ? [{ id: "mentoring", label: "Mentoring", to: "/development/mentoring" } as const] : []),
    { id: "roles", label: "Roles and skills", to: "/development/roles" } as const,
    { id: "sessions", label: "Planning sessions", to: "/development/sessions" } as const,
  ];
  return (
    <div className="growth-tabs">
      <LinkTabs label="Development" links={links.map(({ id, label, to }) => ({ label, to, current: id === here }))} />
    </div>
  );
}
