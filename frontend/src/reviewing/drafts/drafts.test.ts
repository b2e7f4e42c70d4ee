import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AnswerDraft, atLatest, type LocalCopies, type LocalCopy, rest, type SaveResult } from "./answer-draft";
import { type Content, emptyContent, nothingSaved, type Saved } from "./content";

const cite = { kind: "FEEDBACK", id: "F1", label: "Praise" } as const;

function onDevice(): LocalCopies & { kept: Map<string, LocalCopy> } {
  const kept = new Map<string, LocalCopy>();
  return {
    kept,
    read: async (key) => kept.get(key) ?? null,
    write: async (key, copy) => void kept.set(key, copy),
    remove: async (key, tab) => void (kept.get(key)?.tab === tab && kept.delete(key)),
  };
}

/** A server with one answer, which refuses stale versions as the real one does. */
function server() {
  const it = {
    now: nothingSaved as Saved,
    calls: [] as string[],
    broken: false,
    loseAnswers: false,
    async send(content: Content, base: Saved): Promise<SaveResult> {
      it.calls.push(content.text);
      if (it.broken) return { kind: "failed" };
      if (base.version !== it.now.version) return { kind: "conflict", theirs: it.now };
      it.now = { answerId: "A1", version: it.now.version + 1, content };
      return it.loseAnswers ? { kind: "failed" } : { kind: "saved", saved: it.now };
    },
  };
  return it;
}

function draftOn(there: ReturnType<typeof server>, copies: LocalCopies, tab = "tab 1", base: Saved = there.now) {
  return new AnswerDraft("me/review/question/", base, { copies, tab, send: there.send, changed: () => {} });
}

const say = (text: string): Saved => ({ answerId: "A1", version: 1, content: { ...emptyContent, text } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a change is on the device at once, on the server after two seconds of rest, and then the copy goes", async () => {
  const there = server();
  const device = onDevice();
  const draft = draftOn(there, device);
  draft.change({ text: "Priya" });
  expect(draft.state.where).toBe("typing");
  expect(device.kept.get("me/review/question/")?.content.text).toBe("Priya");
  await vi.advanceTimersByTimeAsync(0);
  expect(draft.state.where).toBe("device");
  await vi.advanceTimersByTimeAsync(rest - 1);
  expect(there.calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(there.now.content.text).toBe("Priya");
  expect(draft.state.where).toBe("saved");
  expect(device.kept.size).toBe(0);
});

test("who never rests is saved after ten seconds", async () => {
  const there = server();
  const draft = draftOn(there, onDevice());
  for (let at = 0; at < atLatest; at += 1_000) {
    draft.change({ text: `after ${at} ms` });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(there.calls).toEqual(["after 9000 ms"]);
});

test("a tab killed while typing: the next one goes on with the text and sends it", async () => {
  const there = server();
  const device = onDevice();
  draftOn(there, device).change({ text: "Half a sent" });
  vi.clearAllTimers();
  const next = draftOn(there, device, "tab 2");
  await next.restore();
  expect(next.state.content.text).toBe("Half a sent");
  expect(next.state.restored).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(there.now.content.text).toBe("Half a sent");
});

test("a copy older than what the server has is shown beside it, not sent over it", async () => {
  const there = server();
  const device = onDevice();
  await device.write("me/review/question/", { content: say("mine").content, version: 0, sent: null, tab: "tab 1" });
  there.now = say("theirs");
  const next = draftOn(there, device, "tab 2");
  await next.restore();
  await vi.advanceTimersByTimeAsync(atLatest);
  expect(next.state.where).toBe("conflict");
  expect([next.state.content.text, next.state.theirs?.text]).toEqual(["mine", "theirs"]);
  expect(there.calls).toEqual([]);
});

test("a cite as the last act is in the draft: on the device and on the server", async () => {
  const there = server();
  const device = onDevice();
  there.now = say("Good work.");
  const draft = draftOn(there, device);
  draft.change({ text: "Good work. [Praise]", cites: [cite] });
  await vi.advanceTimersByTimeAsync(300);
  expect(device.kept.get("me/review/question/")?.content.cites).toEqual([cite]);
  await vi.advanceTimersByTimeAsync(rest);
  expect(there.now.content.cites).toEqual([cite]);
  expect(draft.state.where).toBe("saved");
});

test("a tab closed before the answer to its last save: the words are ours, and the cite goes on", async () => {
  const there = server();
  const device = onDevice();
  const content = { ...say("Good work. [Praise]").content, cites: [cite] };
  const other = { ...cite, id: "F2" };
  await device.write("me/review/question/", { content, version: 1, sent: null, tab: "tab 1" });
  there.now = { ...say("Good work. [Praise]"), version: 2, content: { ...content, cites: [other] } };
  const next = draftOn(there, device, "tab 2");
  await next.restore();
  await vi.advanceTimersByTimeAsync(1);
  expect(there.now.content.cites).toEqual([cite, other]);
  expect(next.state.where).toBe("saved");
});

test("a save that meets its own words on the server is no conflict", async () => {
  const there = server();
  there.now = say("Good work.");
  const draft = draftOn(there, onDevice());
  draft.change({ text: "Good work. [Praise]", cites: [cite] });
  there.now = { ...say("Good work. [Praise]"), version: 2 };
  await draft.save();
  expect(there.now.content.cites).toEqual([cite]);
  expect(draft.state.where).toBe("saved");
});

test("evidence alone, without a word changed, is a change too", async () => {
  const there = server();
  there.now = say("Good work.");
  const draft = draftOn(there, onDevice());
  draft.change({ cites: [cite] });
  await vi.advanceTimersByTimeAsync(rest);
  expect(there.calls).toEqual(["Good work."]);
});

test("a failed first save is tried again, and the text stays on the device until it worked", async () => {
  const there = server();
  const device = onDevice();
  there.broken = true;
  const draft = draftOn(there, device);
  draft.change({ text: "Offline" });
  await vi.advanceTimersByTimeAsync(rest);
  expect(draft.state.where).toBe("device");
  expect(device.kept.get("me/review/question/")?.content.text).toBe("Offline");
  there.broken = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(there.calls).toEqual(["Offline", "Offline"]);
  expect(draft.state.where).toBe("saved");
  draft.change({ text: "Online" });
  await vi.advanceTimersByTimeAsync(rest);
  expect(there.now.content.text).toBe("Online");
});

test("an answer lost on its way is no conflict with oneself", async () => {
  const there = server();
  there.loseAnswers = true;
  const draft = draftOn(there, onDevice());
  draft.change({ text: "First" });
  await vi.advanceTimersByTimeAsync(rest);
  there.loseAnswers = false;
  draft.change({ text: "First and second" });
  await vi.advanceTimersByTimeAsync(rest);
  expect(draft.state.where).toBe("saved");
  expect(there.now).toEqual({ answerId: "A1", version: 2, content: { ...emptyContent, text: "First and second" } });
});

test("two tabs: the second sees both texts, nothing is overwritten, and its choice is built on theirs", async () => {
  const there = server();
  const device = onDevice();
  const [one, two] = [draftOn(there, device, "tab 1"), draftOn(there, device, "tab 2")];
  one.change({ text: "from one", cites: [cite] });
  await one.flush();
  two.change({ text: "from two" });
  await two.flush();
  expect(two.state.where).toBe("conflict");
  expect(two.state.theirs?.text).toBe("from one");
  expect(two.state.content.cites).toEqual([cite]);
  two.change({ text: "from two, more" });
  await vi.advanceTimersByTimeAsync(atLatest);
  expect(there.now.content.text).toBe("from one");
  two.resolve({ ...two.state.content, text: "from one\n\nfrom two" });
  await vi.advanceTimersByTimeAsync(0);
  expect(there.now).toMatchObject({ version: 2, content: { text: "from one\n\nfrom two" } });
  expect(two.state.where).toBe("saved");
});

test("typing while a save is on its way is saved after it, on its version", async () => {
  const there = server();
  const draft = draftOn(there, onDevice());
  draft.change({ text: "one" });
  const first = draft.save();
  draft.change({ text: "one two" });
  await first;
  expect(draft.state.where).not.toBe("saved");
  await vi.advanceTimersByTimeAsync(rest);
  expect(there.now).toMatchObject({ version: 2, content: { text: "one two" } });
});

test("a device that keeps nothing says so until the server has the text", async () => {
  const there = server();
  there.broken = true;
  const copies: LocalCopies = { ...onDevice(), write: () => Promise.reject(new Error("no room")) };
  const draft = draftOn(there, copies);
  draft.change({ text: "Careful" });
  await vi.advanceTimersByTimeAsync(rest);
  expect(draft.state.where).toBe("nowhere");
});

test("an empty first answer is not sent", async () => {
  const there = server();
  const draft = draftOn(there, onDevice());
  draft.change({ text: "a" });
  draft.change({ text: "" });
  await vi.advanceTimersByTimeAsync(atLatest);
  expect(there.calls).toEqual([]);
  expect(draft.state.where).toBe("saved");
});
