/**
 * When a session ends while somebody works, operations wait here until they have signed in again above the page;
 * then they go on, and no text is lost.
 */
type Listener = () => void;

const listeners = new Set<Listener>();
let waiting: (() => void) | undefined;
let renewal: Promise<void> | undefined;
let who = "";

/** Whose page this is, so that they need not type their address again. */
export function rememberWho(email: string | null | undefined): void {
  who = email ?? "";
}

export function whoWasSignedIn(): string {
  return who;
}

export function renewSignIn(): Promise<void> {
  if (renewal) return renewal;
  renewal = new Promise<void>((resolve) => {
    waiting = resolve;
  });
  tell();
  return renewal;
}

/** Called by the sign-in above the page, when it worked or was given up. */
export function signInRenewed(): void {
  waiting?.();
  waiting = undefined;
  renewal = undefined;
  tell();
}

export function isSignInNeeded(): boolean {
  return renewal !== undefined;
}

export function onSignInNeeded(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
