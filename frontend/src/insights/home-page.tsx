import { useViewer } from "../graphql/viewer";
import { LinkTabs } from "../ui/segmented";
import { NoRight } from "../ui/states";
import { CompanyHome } from "./company-home";
import { MyHome } from "./my-home";
import { homeRoute } from "./routes";
import { TeamHome } from "./team-home";
import "./home.css";

type View = "me" | "team" | "company";

/** Home answers one question: am I on track, who needs me, will we get there. */
export function HomePage() {
  const { view } = homeRoute.useParams();
  const viewer = useViewer();
  const mine: View[] = [];
  if (viewer.employee) mine.push("me");
  if (viewer.isManager) mine.push("team");
  mine.push("company");
  const shown: View | undefined = view === "me" && !viewer.employee ? "company" : mine.find((one) => one === view);
  const tabs = mine.length > 1 && shown && <HomeTabs views={mine} current={shown} />;
  if (shown === "me") return <MyHome tabs={tabs} />;
  if (shown === "team") return <TeamHome tabs={tabs} />;
  if (shown === "company") return <CompanyHome tabs={tabs} />;
  return <NoRight />;
}

const labels: Record<View, string> = { me: "My work", team: "My team", company: "Company" };

function HomeTabs({ views, current }: { views: readonly View[]; current: View }) {
  return (
    <LinkTabs
      label="Home"
      links={views.map((view) => ({
        to: "/home/$view",
        params: { view },
        label: labels[view],
        current: view === current,
      }))}
    />
  );
}
