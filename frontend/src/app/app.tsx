import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { Provider } from "urql";
import { createClient } from "../graphql/client";
import { isSignInNeeded, onSignInNeeded } from "../graphql/sign-in-renewal";
import { handleKey } from "../ui/shortcuts";
import { Toasts } from "../ui/toast";
import { router } from "./router";
import { followSystemTheme } from "./theme";

const SignInAgain = lazy(() => import("./sign-in-again").then((module) => ({ default: module.SignInAgain })));

/** Everything that lives as long as the window: the client, the router, the keys, the toasts. */
export function App() {
  const [client] = useState(createClient);
  const signInNeeded = useSyncExternalStore(onSignInNeeded, isSignInNeeded);

  useEffect(() => {
    window.addEventListener("keydown", handleKey);
    const unfollow = followSystemTheme();
    return () => {
      window.removeEventListener("keydown", handleKey);
      unfollow();
    };
  }, []);

  return (
    <Provider value={client}>
      <RouterProvider router={router} />
      {signInNeeded && (
        <Suspense>
          <SignInAgain />
        </Suspense>
      )}
      <Toasts />
    </Provider>
  );
}
