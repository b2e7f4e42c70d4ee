import { useSearch } from "@tanstack/react-router";
import { useViewer } from "../../graphql/viewer";
import { LinkTabs } from "../../ui/segmented";
import { PageHead } from "../../ui/title";
import { Peers } from "../peers/peers";
import { AboutMe } from "./about-me";
import { AllReviews } from "./all-reviews";
import { MyTeam } from "./my-team";
import { NamedRequests } from "./named-requests";
import { ToWrite } from "./to-write";
import "./list.css";

const ledes = {
  mine: "What you write. Drafts are yours alone until you hand them in.",
  "about-me": "What was written about your work, once it is shared with you.",
  peers: "Who is asked about your work, and about the people whose review you write.",
  team: "How far each person's review is. Drafts stay with their authors.",
  all: "Every form you look after.",
};

/** Reviews to write, about me, of my team, and all for HR. */
export function ReviewsPage() {
  const { isManager, isHr } = useViewer();
  const { tab = "mine" } = useSearch({ from: "/shell/reviews" });
  const tabs = [
    { tab: "mine" as const, label: "To write" },
    { tab: "about-me" as const, label: "About me" },
    { tab: "peers" as const, label: "Colleagues" },
    ...(isManager ? [{ tab: "team" as const, label: "My team" }] : []),
    ...(isHr ? [{ tab: "all" as const, label: "All" }] : []),
  ];
  const shown = tabs.some((one) => one.tab === tab) ? tab : "mine";
  return (
    <>
      <PageHead title="Reviews" lede={ledes[shown]} />
      <div className="stack">
        <div>
          <LinkTabs
            label="Reviews"
            links={tabs.map((one) => ({
              label: one.label,
              to: "/reviews",
              search: { tab: one.tab },
              current: one.tab === shown,
            }))}
          />
        </div>
        {shown === "mine" && <NamedRequests />}
        {shown === "mine" && <ToWrite />}
        {shown === "about-me" && <AboutMe />}
        {shown === "peers" && <Peers />}
        {shown === "team" && <MyTeam />}
        {shown === "all" && <AllReviews />}
      </div>
    </>
  );
}
