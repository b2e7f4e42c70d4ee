import { parse } from "graphql";
import { Client, type Exchange, makeResult, type OperationResult } from "urql";
import { expect, test } from "vitest";
import { filter, map, pipe } from "wonka";
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
