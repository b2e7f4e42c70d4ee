import { headers } from "../graphql/client";
import { tellBefore } from "../graphql/told-before";
import { emptyDevice } from "../ui/device-store";
import type { FormErrors } from "../ui/form";

/** The sign-in of this browser, over plain HTTP: the one thing that is not GraphQL. */
export interface Session {
  signedIn: boolean;
  /** False on a machine where nobody has set Headway up yet. */
  setUp: boolean;
  organisation: string | null;
  /** On a demo: one account for each role. */
  demo: DemoAccount[] | null;
  /** Whether this server runs for those who develop Headway. */
  development: boolean;
  /** The answer to what the frame of every page asks, for who is signed in. */
  shell: object | null;
}

/** The query console is for trying things out: on a demo and in development. */
export function hasConsole({ demo, development }: Session): boolean {
  return demo !== null || development;
}

export interface DemoAccount {
  role: string;
  name: string;
  email: string;
  password: string;
}

export type Answer<Data> = { ok: true; data: Data } | { ok: false; status: number; errors: FormErrors };

let session: Promise<Session> | undefined;

/** Asked once, then remembered until somebody signs in or out. */
export function readSession(): Promise<Session> {
  session ??= call<Session>("GET", "/auth/session").then((answer) => {
    if (answer.ok) {
      if (answer.data.shell) tellBefore("Shell", answer.data.shell);
      return answer.data;
    }
    session = undefined;
    throw new Error("The server did not say who is signed in.");
  });
  return session;
}

export function forgetSession(): void {
  session = undefined;
}

/** Leaves nothing of the last person behind: the whole page is loaded anew. */
export async function signOut(): Promise<void> {
  await call("POST", "/auth/sign-out");
  await emptyDevice();
  location.assign("/sign-in");
}

interface Refusal {
  error?: { message: string };
  errors?: { message: string; path: string[] }[];
}

/**
 * One request to the sign-in part of the server; refusals come back by field, ready for a form. With `keepalive` it
 * arrives even if the page is left meanwhile.
 */
export async function call<Data>(
  method: "GET" | "POST",
  path: string,
  body?: object,
  keepalive = false,
): Promise<Answer<Data>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      keepalive,
      credentials: "same-origin",
      headers: { ...headers, accept: "application/json", ...(body ? { "content-type": "application/json" } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    return refused(0, { "": ["The server did not answer. Check the connection, then try again."] });
  }
  const data: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, data: data as Data };
  const refusal = (data ?? {}) as Refusal;
  return refused(response.status, byField(refusal));
}

function refused(status: number, errors: FormErrors): Answer<never> {
  return { ok: false, status, errors };
}

function byField({ error, errors }: Refusal): FormErrors {
  const fields: Record<string, string[]> = {};
  for (const { message, path } of errors ?? []) {
    const name = path.join(".");
    fields[name] = [...(fields[name] ?? []), message];
  }
  if (Object.keys(fields).length > 0) return fields;
  return { "": [error?.message ?? "The server could not do this. Try again in a moment."] };
}
