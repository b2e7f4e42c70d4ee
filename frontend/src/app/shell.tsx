import { Outlet, useMatches, useRouter, useRouterState } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { rememberWho } from "../graphql/sign-in-renewal";
import { useViewer, type Viewer, ViewerContext } from "../graphql/viewer";
import { MonitoringCommands } from "../monitoring/commands";
import { PeopleCommands } from "../people/commands";
import { PlanningCommands } from "../planning/commands";
import { ReviewingCommands } from "../reviewing/commands";
import { RewardingCommands } from "../rewarding/commands";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { type PageTitle, TitleContext } from "../ui/title";
import { rememberHome } from "./last-home";
import { LiveUpdates } from "./live-updates";
import { navigationFor } from "./navigation";
import { OfflineBar } from "./offline-bar";
import { Palette } from "./palette-opener";
import { PhoneTabs } from "./phone-tabs";
import { SideBar } from "./side-bar";
import { TopBar } from "./top-bar";
import { useShellCommands } from "./use-shell-commands";
import { toViewer, viewerQuery } from "./viewer-query";

// What waits for somebody follows from these.
const context = { additionalTypenames: ["Goal", "Review", "Reward"], live: true };

/** The frame of every page for people who are signed in. */
export function Shell() {
  const [{ data, error, stale }, ask] = useQuery({ query: viewerQuery, context });
  const viewer = useMemo(() => (data ? toViewer(data) : null), [data]);

  useOwner(viewer);

  if (!viewer) {
    return (
      <main className="main" id="main">
        {error ? (
          <ViewerFailed code={describeFailure(error).code} retrying={stale} onRetry={() => ask()} />
        ) : (
          <SkeletonPage />
        )}
      </main>
    );
  }
  return (
    <ViewerContext value={viewer}>
      <Frame />
      <PeopleCommands />
      <PlanningCommands />
      <MonitoringCommands />
      <ReviewingCommands />
      <RewardingCommands />
      <Palette />
      <LiveUpdates />
    </ViewerContext>
  );
}

/** When somebody else signed in above this page, nothing of the person before may stay on it. */
function useOwner(viewer: Viewer | null): void {
  const owner = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!viewer) return;
    const { email } = viewer;
    rememberWho(email);
    if (owner.current !== undefined && owner.current !== email) location.assign("/");
    owner.current = email;
  }, [viewer]);
}

function ViewerFailed(props: { code: string; retrying: boolean; onRetry: () => void }) {
  return (
    <ErrorState title="Headway could not be opened." {...props}>
      What you saved is safe. Try again, or wait until the server answers.
    </ErrorState>
  );
}

function Frame() {
  const [told, setTold] = useState<PageTitle | null>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData });
  const { title, crumbs } = told ?? { title: page?.title ?? "", crumbs: [] };
  const groups = useShellNavigation();
  const section = page?.section ?? pathname;
  useShellCommands(groups);

  useEffect(() => {
    document.title = title ? `${title} · Headway` : "Headway";
  }, [title]);
  useEffect(() => rememberHome(pathname), [pathname]);
  const tell = useCallback((next: PageTitle | null) => setTold(next), []);

  return (
    <TitleContext value={tell}>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div className="shell">
        <SideBar groups={groups} section={section} />
        <div className="column">
          <OfflineBar />
          <TopBar title={title} crumbs={crumbs} />
          <main className="main" id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <PhoneTabs groups={groups} section={section} />
    </TitleContext>
  );
}

function useShellNavigation() {
  const viewer = useViewer();
  const router = useRouter();
  return useMemo(() => navigationFor(viewer, Object.keys(router.routesByPath)), [viewer, router]);
}
