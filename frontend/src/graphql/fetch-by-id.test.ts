import { afterEach, expect, test, vi } from "vitest";
import { fetchById } from "./fetch-by-id";
import { tellBefore } from "./told-before";
import { trustedIds } from "./trusted-ids";

const text = "query Home { viewer { isHr } }";
const asked = { method: "POST", body: JSON.stringify({ query: text, operationName: "Home", variables: { a: 1 } }) };
const unknown = { errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] };

function answers(...given: [number, unknown][]): () => unknown[] {
  const server = vi.fn<typeof fetch>();
  for (const [status, body] of given) server.mockResolvedValueOnce(Response.json(body, { status }));
  vi.stubGlobal("fetch", server);
  return () => server.mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
}

afterEach(() => {
  vi.unstubAllGlobals();
  delete trustedIds.Home;
});

test("an operation of the build goes by its id", async () => {
  trustedIds.Home = "abc";
  const sent = answers([200, { data: { viewer: { isHr: true } } }]);
  expect(await (await fetchById("/graphql", asked)).json()).toEqual({ data: { viewer: { isHr: true } } });
  expect(sent()).toEqual([{ operationName: "Home", variables: { a: 1 }, documentId: "abc" }]);
});

test("a server that does not know the id gets the text", async () => {
  trustedIds.Home = "abc";
  const sent = answers([400, unknown], [200, { data: null }]);
  expect(await (await fetchById("/graphql", asked)).json()).toEqual({ data: null });
  expect(sent()[1]).toEqual(JSON.parse(asked.body));
});

test("other refusals are passed on, and other operations go by their text", async () => {
  trustedIds.Home = "abc";
  const refusal = { errors: [{ extensions: { code: "BAD_REQUEST" } }] };
  const sent = answers([400, refusal], [200, {}]);
  expect(await (await fetchById("/graphql", asked)).json()).toEqual(refusal);
  await fetchById("/graphql", { body: JSON.stringify({ query: text, operationName: "Another" }) });
  expect(sent()[1]).toEqual({ query: text, operationName: "Another" });
});

test("an answer that came before answers one question, if it is asked soon", async () => {
  vi.useFakeTimers();
  const sent = answers([200, { data: "asked" }], [200, { data: "asked again" }]);
  tellBefore("Home", { data: "told" });
  expect(await (await fetchById("/graphql", asked)).json()).toEqual({ data: "told" });
  expect(await (await fetchById("/graphql", asked)).json()).toEqual({ data: "asked" });
  tellBefore("Home", { data: "told" });
  vi.advanceTimersByTime(10_001);
  expect(await (await fetchById("/graphql", asked)).json()).toEqual({ data: "asked again" });
  expect(sent()).toHaveLength(2);
  vi.useRealTimers();
});
