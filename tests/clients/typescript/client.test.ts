/** The typed TypeScript client against a demo that really runs. */

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { Failed, Headway, type KeyResult, Refused, type Reviewed } from "./client.ts";

interface Demo {
  url: string;
  sign_ins: { role: string; token: string }[];
}

const started: ChildProcess[] = [];
let data: string;
let small: Demo;

/** What a small demo in a process of its own says about itself. */
async function demo(name: string, settings: Record<string, string> = {}): Promise<Demo> {
  const words = ["demo", "--port", "0", "--people", "40", "--json", "--data", join(data, name)];
  const server = spawn("headway", words, {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "ignore"],
  });
  started.push(server);
  for await (const line of createInterface(server.stdout)) return JSON.parse(line);
  throw new Error("The demo ended before it was ready.");
}

function tokenOf(demo: Demo, role: string): string {
  return demo.sign_ins.find((one) => one.role === role)?.token ?? "";
}

async function firstOf(client: Headway): Promise<KeyResult> {
  const [first] = await client.keyResults();
  assert(first);
  return first;
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), "headway-client-"));
  small = await demo("small");
});

after(async () => {
  for (const server of started) server.kill("SIGKILL");
  await rm(data, { recursive: true });
});

test("all pages of nested reviews are read", async () => {
  const people: Reviewed[] = [];
  for await (const person of new Headway(small.url, tokenOf(small, "HR partner")).reviewed()) people.push(person);
  assert.equal(people.length, 39);
  assert.equal(new Set(people.map((person) => person.id)).size, 39);
  const reviews = people.flatMap((person) => person.reviews.nodes);
  assert.deepEqual(
    new Set(reviews.map((review) => review.direction)),
    new Set(["SELF", "MANAGER", "PEER", "UPWARD", "DOTTED"]),
  );
  assert(reviews.some((review) => review.answers.some((answer) => answer.text)));
});

test("a number is logged once however often it is sent", async () => {
  const priya = new Headway(small.url, tokenOf(small, "employee"));
  const before = await firstOf(priya);
  const first = await priya.log(before, "41", "the feed of today");
  assert.deepEqual(first, { ...before, currentValue: "41", version: before.version + 1 });
  assert.deepEqual(await priya.log(before, "41", "the feed of today"), first);
});

test("a refusal says what is wrong and where", async () => {
  const priya = new Headway(small.url, tokenOf(small, "employee"));
  const before = await firstOf(priya);
  await assert.rejects(priya.log(before, "42", "k".repeat(101)), (refused) => {
    assert(refused instanceof Refused);
    assert.deepEqual(
      refused.errors.map(({ code, path }) => ({ code, path })),
      [{ code: "TOO_LONG", path: ["idempotencyKey"] }],
    );
    return true;
  });
  assert.deepEqual(await firstOf(priya), before);
});

test("a conflict is tried again from what is there now", async () => {
  const priya = new Headway(small.url, tokenOf(small, "employee"));
  const stale = await firstOf(priya);
  const now = await priya.log(stale, "43");
  await assert.rejects(priya.log(stale, "44"), (refused) => {
    assert(refused instanceof Refused);
    assert.equal(refused.conflict, true);
    assert.deepEqual({ ...refused.current }, { __typename: "KeyResult", ...now });
    return true;
  });
  assert.deepEqual(await priya.logForSure(stale, "44"), { ...now, currentValue: "44", version: now.version + 1 });
});

test("it waits as long as it is told to", async () => {
  const poor = await demo("poor", { HEADWAY_POINTS_PER_MINUTE: "1" });
  const waited: number[] = [];
  const wait = async (seconds: number) => void waited.push(seconds);
  const client = new Headway(poor.url, tokenOf(poor, "employee"), { wait });
  await assert.rejects(client.keyResults(), (failed) => failed instanceof Failed && failed.code === "RATE_LIMITED");
  assert.equal(waited.length, 2);
  assert(waited.every((seconds) => seconds >= 1 && seconds <= 60));
});

test("what changes is heard", async () => {
  const priya = new Headway(small.url, tokenOf(small, "employee"));
  const changes = priya.changes();
  assert.deepEqual((await changes.next()).value, { everything: true, objects: [] });
  const logged = await priya.log(await firstOf(priya), "45");
  const heard = (await changes.next()).value?.objects ?? [];
  await changes.return(undefined);
  assert.deepEqual(
    heard.filter((one) => one.__typename === "KeyResult").map((one) => one.id),
    [logged.id],
  );
});
