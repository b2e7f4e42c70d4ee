import { createRoute, lazyRouteComponent, type ParsedLocation, redirect } from "@tanstack/react-router";
import { rootRoute } from "../ui/routing";
import { readSession } from "./session";

/** The addresses for people who are not signed in. */

const getParentRoute = () => rootRoute;

export const signInRoute = createRoute({
  getParentRoute,
  path: "/sign-in",
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => {
    // Only our own addresses: a link must not lead people elsewhere after signing in.
    // Said as undefined, since the router keeps what a validation only leaves out.
    return { next: typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : undefined };
  },
  component: lazyRouteComponent(() => import("./sign-in-page"), "SignInPage"),
});

const setUpRoute = createRoute({
  getParentRoute,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./set-up-page"), "SetUpPage"),
});

export const invitationRoute = createRoute({
  getParentRoute,
  path: "/invitation/$token",
  component: lazyRouteComponent(() => import("./invitation-page"), "InvitationPage"),
});

const askResetRoute = createRoute({
  getParentRoute,
  path: "/reset",
  component: lazyRouteComponent(() => import("./reset-pages"), "AskResetPage"),
});

export const resetRoute = createRoute({
  getParentRoute,
  path: "/reset/$token",
  component: lazyRouteComponent(() => import("./reset-pages"), "ResetPage"),
});

export const guestRoute = createRoute({
  getParentRoute,
  path: "/guest/$token",
  component: lazyRouteComponent(() => import("./guest-page"), "GuestPage"),
});

export const gateRoutes = [guestRoute, signInRoute, setUpRoute, invitationRoute, askResetRoute, resetRoute] as const;

/** Sends people without a session to the gate, and brings them back to where they wanted to go. */
export async function requireSession({ location }: { location: ParsedLocation }): Promise<void> {
  const session = await readSession();
  if (!session.setUp) throw redirect({ to: "/set-up", replace: true });
  if (!session.signedIn) {
    const next = location.href === "/" ? undefined : location.href;
    throw redirect({ to: "/sign-in", search: { next }, replace: true });
  }
}
