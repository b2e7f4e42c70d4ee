import { createRootRoute, createRoute, redirect } from "@tanstack/react-router";

/** The frame of every address. The app dresses these two routes; domains hang their pages on `shellRoute`. */
export const rootRoute = createRootRoute();

/** Pages for people who are signed in: side bar, top bar, tab bar. */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "shell" });

/** What a page tells the shell about itself. */
interface PageFacts {
  /** The last breadcrumb and the window's title until the page calls `useTitle`. */
  title?: string;
  /** The address of the side bar's item that is lit. */
  section?: string;
}

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption extends PageFacts {}
}

/** For `beforeLoad`: another address, without a trace in the history. */
export function goTo(to: string): never {
  throw redirect({ to, replace: true });
}
