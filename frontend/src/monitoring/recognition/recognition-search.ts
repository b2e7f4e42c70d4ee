const scopes = ["department", "team", "me"] as const;

/** What the address of recognition says; without a scope it is the whole company's. */
export interface RecognitionSearch {
  scope?: (typeof scopes)[number];
  q?: string;
}

export function readRecognitionSearch(given: Record<string, unknown>): RecognitionSearch {
  const { q } = given;
  return {
    scope: scopes.find((scope) => scope === given.scope),
    q: typeof q === "string" && q !== "" ? q : typeof q === "number" ? String(q) : undefined,
  };
}
