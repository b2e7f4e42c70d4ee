import { parse } from "graphql";
import { Client, cacheExchange, type Exchange, makeResult, type Operation, type OperationResult } from "urql";
import { expect, test } from "vitest";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";
import { cameQuietly, isWriting, quietRefreshExchange, refreshQuietly } from "./quiet-refresh";

const live = parse("{ live }");
const form = parse("{ form }");
const write = parse("mutation { write }");

/** urql asks again in a turn of its own. */
const soon = () => new Promise((resolve) => setTimeout(resolve));

/** A client whose server answers with a number that counts up. */
function counting() {
  const asked: string[] = [];
  let answers = 0;
  const server: Exchange = () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind !== "teardown"),
      map((operation) => {
        const [definition] = operation.query.definitions;
        asked.push(definition && "selectionSet" in definition ? printed(definition.selectionSet) : "");
        answers += 1;
        return makeResult(operation, { data: { count: answers } } as never);
      }),
    );
  const client = new Client({ url: "/", preferGetMethod: false, exchanges: [quietRefreshExchange, server] });
  return { client, asked };
}

function printed(set: unknown): string {
  return (set as { selections: { name: { value: string } }[] }).selections.map(({ name }) => name.value).join();
}

test("what is on the screen and live is asked again, and nothing else", async () => {
  const { client, asked } = counting();
  const seen: OperationResult[] = [];
  const one = client.query(live, {}, { live: true }).subscribe((result) => seen.push(result));
  const two = client.query(form, {}).subscribe(() => {});
  expect(asked).toEqual(["live", "form"]);
  refreshQuietly(client);
  await soon();
  expect(asked).toEqual(["live", "form", "live"]);
  expect(seen.map(cameQuietly)).toEqual([false, true]);
  one.unsubscribe();
  two.unsubscribe();
  refreshQuietly(client);
  await soon();
  expect(asked).toHaveLength(3);
});

test("what this person wrote is not shown as quiet, and while it is written the screen waits", async () => {
  const { client } = counting();
  const seen: OperationResult[] = [];
  const stop = client.query(live, {}, { live: true }).subscribe((result) => seen.push(result));
  expect(isWriting(client)).toBe(false);
  await client.mutation(write, {}).toPromise();
  expect(isWriting(client)).toBe(false);
  client.reexecuteOperation(seen[0]?.operation as never);
  await soon();
  expect(seen.map(cameQuietly)).toEqual([false, false]);
  stop.unsubscribe();
});

/** A client whose server answers when the test says so. */
function slow() {
  const waiting: Operation[] = [];
  const { source, next } = makeSubject<OperationResult>();
  const server: Exchange = () => (operations) => {
    const asked = pipe(
      operations,
      tap((operation) => operation.kind !== "teardown" && waiting.push(operation)),
      filter(() => false),
    );
    return merge([source, asked as never]);
  };
  const client = new Client({
    url: "/",
    preferGetMethod: false,
    exchanges: [quietRefreshExchange, cacheExchange, server],
  });
  const answer = (place: number, name: string) => {
    const operation = waiting[place];
    if (!operation) throw new Error(`The server was not asked ${place + 1} times.`);
    const field = operation.kind === "mutation" ? "write" : "live";
    next(makeResult(operation, { data: { [field]: { __typename: "Thing", name } } } as never));
  };
  const seen: OperationResult[] = [];
  const stop = client.query(live, {}, { live: true }).subscribe((result) => seen.push(result));
  const names = () => seen.map(({ data, stale }) => `${data?.live.name}${stale ? ", but asked again" : ""}`);
  return { client, waiting, answer, seen, names, stop };
}

test("what is on its way while this person changes something is asked once more", async () => {
  const { client, waiting, answer, seen, names } = slow();
  client.mutation(write, {}).subscribe(() => {});
  answer(1, "written");
  answer(0, "read before");
  await soon();
  expect(waiting.map(({ kind }) => kind)).toEqual(["query", "mutation", "query"]);
  answer(2, "read after");
  await soon();
  expect(names()).toEqual(["read before, but asked again", "read after"]);
  expect(seen.map(cameQuietly)).toEqual([false, false]);
  expect(waiting).toHaveLength(3);
});

test("of two changes the second is shown, too, when the answer to the first is still on its way", async () => {
  const { client, waiting, answer, names } = slow();
  answer(0, "at first");
  client.mutation(write, {}).subscribe(() => {});
  answer(1, "once");
  await soon();
  client.mutation(write, {}).subscribe(() => {});
  answer(3, "twice");
  answer(2, "after the first");
  await soon();
  expect(waiting).toHaveLength(5);
  answer(4, "after the second");
  expect(names().at(-1)).toBe("after the second");
});

test("what is on its way while others write is asked once more, and that quietly", async () => {
  const { client, waiting, answer, seen, names } = slow();
  refreshQuietly(client);
  refreshQuietly(client);
  await soon();
  expect(waiting).toHaveLength(1);
  answer(0, "read before");
  await soon();
  answer(1, "read after");
  await soon();
  expect(names().at(-1)).toBe("read after");
  expect(seen.map(cameQuietly)).toEqual([false, true]);
  expect(waiting).toHaveLength(2);
});

test("what left the screen is not asked again", async () => {
  const { client, waiting, answer, stop } = slow();
  refreshQuietly(client);
  stop.unsubscribe();
  answer(0, "read before");
  await soon();
  expect(waiting).toHaveLength(1);
});
