import { useViewer } from "../../graphql/viewer";
import { LinkTabs } from "../../ui/segmented";

export type AdminPage = "accounts" | "tokens" | "webhooks" | "audit" | "settings";

/** The pages of administration that this person may open. */
export function AdminTabs({ current }: { current: AdminPage }) {
  const { canAdminister, canRunCycles, canKeepTime, canSendMetrics } = useViewer();
  const links = [
    ...(canRunCycles ? [{ label: "Review cycles", to: "/admin/cycles" as const, current: false }] : []),
    ...(canAdminister ? [{ label: "Accounts", to: "/admin/accounts" as const, current: current === "accounts" }] : []),
    ...(canKeepTime ? [{ label: "Time data", to: "/admin/time" as const, current: false }] : []),
    ...(canSendMetrics ? [{ label: "Metric feeds", to: "/admin/feeds" as const, current: false }] : []),
    { label: "API tokens", to: "/admin/tokens" as const, current: current === "tokens" },
    ...(canAdminister ? [{ label: "Webhooks", to: "/admin/webhooks" as const, current: current === "webhooks" }] : []),
    { label: "Audit log", to: "/admin/audit" as const, current: current === "audit" },
    ...(canAdminister ? [{ label: "Settings", to: "/admin/settings" as const, current: current === "settings" }] : []),
  ];
  return <LinkTabs label="Administration" links={links} />;
}
