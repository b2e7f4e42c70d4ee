import { type Content, isEmpty, type Saved, sameContent, sameWords, withCites } from "./content";

/** A copy on this device: what was typed, on what it was built, and what was last sent without an answer. */
export interface LocalCopy {
  content: Content;
  version: number;
  sent: Content | null;
  /** The tab that wrote it; another tab leaves it alone. */
  tab: string;
}

export interface LocalCopies {
  read: (key: string) => Promise<LocalCopy | null>;
  write: (key: string, copy: LocalCopy) => Promise<void>;
  /** Only if this tab wrote it. */
  remove: (key: string, tab: string) => Promise<void>;
}

export type SaveResult =
  | { kind: "saved"; saved: Saved }
  | { kind: "conflict"; theirs: Saved }
  | { kind: "refused"; message: string; saved?: Saved }
  | { kind: "failed" };

/** Sends a draft: the words if they changed, then the evidence that was added and removed. */
export type SendAnswer = (content: Content, base: Saved) => Promise<SaveResult>;

/** "typing" lasts until the device has it; "nowhere" is a device that cannot keep it. */
export type Whereabouts = "saved" | "typing" | "device" | "nowhere" | "refused" | "conflict";

export interface DraftState {
  content: Content;
  where: Whereabouts;
  saving: boolean;
  /** When the server last had everything. */
  savedAt: number | null;
  /** With "conflict": what somebody else, or another tab, saved meanwhile. */
  theirs: Content | null;
  /** With "refused": why. */
  message: string;
  /** It was typed in a tab that was closed before the server had it. */
  restored: boolean;
  /** How far the server is, for those who look at the whole form. */
  answerId: string | null;
}

export const rest = 2_000;
export const atLatest = 10_000;
type Timer = "rest" | "latest" | "retry";
const retries = [3_000, 8_000, 20_000, 60_000];

/**
 * One answer while it is written. Each change goes to the device at once and to the server after two seconds of
 * rest, at the latest after ten. Nothing is dropped before the server has it, and nothing of another tab is overwritten.
 */
export class AnswerDraft {
  #state: DraftState;
  #base: Saved;
  /** Sent, and no answer came: the server may have it. */
  #sent: Content | null = null;
  #sending: Promise<void> | null = null;
  #timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};
  #failures = 0;

  constructor(
    readonly key: string,
    base: Saved,
    private readonly ports: { copies: LocalCopies; send: SendAnswer; tab: string; changed: () => void },
  ) {
    this.#base = base;
    this.#state = {
      content: base.content,
      where: "saved",
      saving: false,
      savedAt: null,
      theirs: null,
      message: "",
      restored: false,
      answerId: base.answerId,
    };
  }

  get state(): DraftState {
    return this.#state;
  }

  /** What the server is known to have. */
  get base(): Saved {
    return this.#base;
  }

  get isDirty(): boolean {
    const { content } = this.#state;
    return !sameContent(content, this.#base.content) && !(this.#base.version === 0 && isEmpty(content));
  }

  /** Takes up what a closed tab left on this device. */
  async restore(): Promise<void> {
    const copy = await this.ports.copies.read(this.key).catch(() => null);
    if (!copy || this.isDirty) return;
    if (sameContent(copy.content, this.#base.content)) {
      await this.ports.copies.remove(this.key, copy.tab).catch(() => {});
      return;
    }
    const same = copy.version === this.#base.version;
    // The tab was closed before the answer to a save arrived: what the server has is ours.
    const ours = [copy.content, copy.sent].some((words) => words && sameWords(words, this.#base.content));
    if (same || ours) {
      const content = same ? copy.content : withCites(copy.content, this.#base.content);
      this.#set({ content, restored: true, where: "device" });
      this.#soon("rest", 0, () => void this.save());
    } else {
      this.#set({ content: copy.content, restored: true, where: "conflict", theirs: this.#base.content });
    }
  }

  change(part: Partial<Content>): void {
    const content = { ...this.#state.content, ...part };
    const { where } = this.#state;
    this.#set({ content, message: "", where: where === "saved" || where === "refused" ? "typing" : where });
    void this.#toDevice();
    if (this.#state.where === "conflict") return;
    this.#soon("rest", rest, () => void this.save());
    this.#soon("latest", atLatest, () => void this.save(), "keep");
  }

  /** The person has chosen, seeing both texts: it is built on theirs. */
  resolve(content: Content): void {
    this.#set({ content, where: "typing", theirs: null, message: "" });
    void this.#toDevice();
    void this.save();
  }

  /** To the server now: before another step, before handing in, when the tab is hidden. */
  async flush(): Promise<void> {
    if (this.isDirty && this.#state.where !== "conflict") await this.save();
    else await this.#sending;
  }

  async save(): Promise<void> {
    // A second save waits for the first: its version is the one to build on.
    while (this.#sending) await this.#sending;
    this.#stop("rest", "latest", "retry");
    if (this.#state.where === "conflict") return;
    if (!this.isDirty) return this.#settle();
    this.#sending = this.#send();
    await this.#sending;
  }

  /** The page is left; copies on the device stay. */
  stop(): void {
    this.#stop("rest", "latest", "retry");
  }

  async #send(): Promise<void> {
    const { content } = this.#state;
    this.#set({ saving: true });
    const result = await this.ports.send(content, this.#base).catch((): SaveResult => ({ kind: "failed" }));
    this.#sending = null;
    this.#set({ saving: false });
    switch (result.kind) {
      case "saved":
        return this.#accept(result.saved);
      case "conflict":
        return this.#collide(result.theirs);
      case "refused":
        this.#base = result.saved ?? this.#base;
        this.#set({ where: "refused", message: result.message });
        return this.#toDevice();
      case "failed":
        return this.#fail(content);
    }
  }

  async #accept(saved: Saved): Promise<void> {
    this.#base = saved;
    this.#sent = null;
    this.#failures = 0;
    this.#set({ answerId: saved.answerId });
    if (this.isDirty) {
      // Typed while it was sent.
      this.#soon("rest", rest, () => void this.save(), "keep");
      return;
    }
    await this.#settle();
  }

  async #settle(): Promise<void> {
    this.#set({ where: "saved", savedAt: Date.now(), theirs: null, message: "" });
    await this.ports.copies.remove(this.key, this.ports.tab).catch(() => {});
  }

  async #collide(theirs: Saved): Promise<void> {
    const ours = this.#sent;
    this.#base = theirs;
    this.#sent = null;
    const content = withCites(this.#state.content, theirs.content);
    this.#set({ answerId: theirs.answerId, content });
    // What the server has is ours (the answer to a save was lost), or it was removed: there is nothing to overwrite.
    const again = [content, ours].some((words) => words && sameWords(words, theirs.content));
    if (theirs.version === 0 || again) return this.save();
    this.#set({ where: "conflict", theirs: theirs.content });
    await this.#toDevice();
  }

  async #fail(content: Content): Promise<void> {
    this.#sent = content;
    await this.#toDevice();
    const wait = retries[Math.min(this.#failures, retries.length - 1)] ?? rest;
    this.#failures += 1;
    this.#soon("retry", wait, () => void this.save());
  }

  async #toDevice(): Promise<void> {
    const copy = { content: this.#state.content, version: this.#base.version, sent: this.#sent, tab: this.ports.tab };
    const kept = await this.ports.copies.write(this.key, copy).then(
      () => true,
      () => false,
    );
    const { where, content } = this.#state;
    if (content !== copy.content || where === "conflict" || where === "refused" || !this.isDirty) return;
    this.#set({ where: kept ? "device" : "nowhere" });
  }

  #set(part: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...part };
    this.ports.changed();
  }

  #soon(name: Timer, after: number, run: () => void, running: "keep" | "restart" = "restart"): void {
    if (this.#timers[name] && running === "keep") return;
    this.#stop(name);
    this.#timers[name] = setTimeout(() => {
      this.#timers[name] = undefined;
      run();
    }, after);
  }

  #stop(...names: Timer[]): void {
    for (const name of names) {
      clearTimeout(this.#timers[name]);
      this.#timers[name] = undefined;
    }
  }
}
