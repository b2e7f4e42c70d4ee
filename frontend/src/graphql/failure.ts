import type { CombinedError } from "urql";

export interface Failure {
  what: string;
  next: string;
  /** To read out to whoever helps; leads to the line in the server's log. */
  code: string;
}

/** Puts an unexpected error into words: what happened, and what to do next. */
export function describeFailure(error: CombinedError | undefined): Failure {
  const extensions = error?.graphQLErrors[0]?.extensions;
  const kind = typeof extensions?.code === "string" ? extensions.code : "";
  const code = typeof extensions?.reference === "string" ? extensions.reference : kind || "NETWORK";
  if (error?.networkError) {
    return navigator.onLine
      ? { what: "The server did not answer.", next: "Nothing is lost; try again in a moment.", code: "NETWORK" }
      : { what: "You are offline.", next: "Nothing is lost; try again when the connection is back.", code: "OFFLINE" };
  }
  if (kind === "RATE_LIMITED") {
    return { what: "That was a lot in a short time.", next: "Wait a minute, then try again.", code };
  }
  if (kind === "FORBIDDEN") {
    return { what: "You may not do this.", next: "Ask your manager or an HR administrator.", code };
  }
  if (kind === "BAD_REQUEST") {
    return { what: "The server could not read this request.", next: "Load the page again, then try once more.", code };
  }
  return { what: "Something went wrong on the server.", next: "Nothing is lost; try again.", code };
}
