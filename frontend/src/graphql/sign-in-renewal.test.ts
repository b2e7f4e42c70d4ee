import { expect, test, vi } from "vitest";
import { isSignInNeeded, onSignInNeeded, renewSignIn, signInRenewed } from "./sign-in-renewal";

test("operations wait for one sign-in, and listeners see the new state when they are told", async () => {
  const seen: boolean[] = [];
  const forget = onSignInNeeded(() => seen.push(isSignInNeeded()));
  const first = renewSignIn();
  const second = renewSignIn();
  expect(second).toBe(first);
  const went = vi.fn();
  void first.then(went);
  await Promise.resolve();
  expect(went).not.toHaveBeenCalled();
  signInRenewed();
  await first;
  expect(went).toHaveBeenCalledTimes(1);
  expect(seen).toEqual([true, false]);
  forget();
});
