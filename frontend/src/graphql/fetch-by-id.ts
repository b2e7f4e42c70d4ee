import { wasTold } from "./told-before";
import { trustedIds } from "./trusted-ids";

/** The document by its id, where the server was built with it, or else its text. */
export function nameDocument(
  name: string | undefined,
  query: string | undefined,
): { documentId?: string; query?: string } {
  const documentId = trustedIds[name ?? ""];
  return documentId ? { documentId } : { query };
}

/**
 * Sends the id of an operation that the server was built with instead of its text. A server of another version than
 * this page may not know it, and gets the text then.
 */
export async function fetchById(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { query, ...rest } = JSON.parse(String(init?.body)) as { query?: string; operationName?: string };
  const known = wasTold(rest.operationName);
  if (known) return known;
  const named = nameDocument(rest.operationName, query);
  if (named.query) return fetch(input, init);
  const response = await fetch(input, { ...init, body: JSON.stringify({ ...rest, ...named }) });
  return (await isUnknown(response)) ? fetch(input, init) : response;
}

async function isUnknown(response: Response): Promise<boolean> {
  if (response.status !== 400) return false;
  const body = (await response.clone().json()) as { errors?: { extensions?: { code?: string } }[] };
  return body.errors?.[0]?.extensions?.code === "PERSISTED_QUERY_NOT_FOUND";
}
