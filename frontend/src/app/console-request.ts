import { headers } from "../graphql/client";

export interface ConsoleAnswer {
  text: string;
  /** "200, 34 ms" */
  note: string;
  failed: boolean;
}

/** Sends a query as a program would, as oneself or with a token, and answers what came back, whole. */
export async function runQuery(query: string, variables: string, token = ""): Promise<ConsoleAnswer> {
  let given: unknown;
  try {
    given = variables.trim() === "" ? {} : JSON.parse(variables);
  } catch (reason) {
    return { text: `The variables are no JSON: ${(reason as Error).message}`, note: "not sent", failed: true };
  }
  const start = performance.now();
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      credentials: token ? "omit" : "same-origin",
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : headers),
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
      },
      body: JSON.stringify({ query, variables: given }),
    });
    const text = await response.text();
    const note = `${response.status}, ${Math.round(performance.now() - start)} ms`;
    return { text: pretty(text), note, failed: !response.ok || text.includes('"errors"') };
  } catch {
    return { text: "The server did not answer.", note: "not sent", failed: true };
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
