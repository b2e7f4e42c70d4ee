import { AnswerDraft, type DraftState, type LocalCopies, type SendAnswer, type Whereabouts } from "./answer-draft";
import { nothingSaved, type Saved } from "./content";

/** Which answer of a form: the question, and the goal or skill where it asks for each. */
export interface Place {
  questionId: string;
  subjectId: string;
}

const placeKey = ({ questionId, subjectId }: Place): string => `${questionId}/${subjectId}`;

export interface FormState {
  where: Whereabouts;
  saving: boolean;
  savedAt: number | null;
  restored: boolean;
}

export interface FormPorts {
  copies: LocalCopies;
  /** Person and review: part of the key of every copy. */
  owner: string;
  tab: string;
  send: (place: Place) => SendAnswer;
  remove: (answerId: string, version: number) => Promise<boolean>;
}

const worst: readonly Whereabouts[] = ["conflict", "refused", "nowhere", "typing", "device", "saved"];

/** All answers of one form, and how safe they are together. */
export class FormDrafts {
  readonly #drafts = new Map<string, AnswerDraft>();
  readonly #listeners = new Set<() => void>();
  #summary: FormState = { where: "saved", saving: false, savedAt: null, restored: false };
  #revision = 0;

  constructor(
    private readonly ports: FormPorts,
    saved: readonly { place: Place; saved: Saved }[],
  ) {
    for (const one of saved) this.#add(one.place, one.saved);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with every change, for useSyncExternalStore. */
  readonly revision = (): number => this.#revision;

  get summary(): FormState {
    return this.#summary;
  }

  at(place: Place): AnswerDraft {
    return this.#drafts.get(placeKey(place)) ?? this.#add(place, nothingSaved);
  }

  state(place: Place): DraftState {
    return this.at(place).state;
  }

  /** The goals or skills a question has answers about. */
  subjects(questionId: string): string[] {
    const prefix = `${questionId}/`;
    return [...this.#drafts]
      .filter(([key, draft]) => key.startsWith(prefix) && (draft.base.version > 0 || draft.isDirty))
      .map(([key]) => key.slice(prefix.length));
  }

  /** Every answer that says something, with what it cites. */
  get written(): readonly (Place & DraftState)[] {
    return [...this.#drafts].map(([key, draft]) => {
      const [questionId = "", subjectId = ""] = key.split("/");
      return { questionId, subjectId, ...draft.state };
    });
  }

  async restore(places: readonly Place[]): Promise<void> {
    await Promise.all(places.map((place) => this.at(place).restore()));
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#drafts.values()].map((draft) => draft.flush()));
  }

  /** Takes an answer away, with what it cites. */
  async remove(place: Place): Promise<boolean> {
    const draft = this.at(place);
    await draft.flush();
    const { answerId, version } = draft.base;
    if (answerId && !(await this.ports.remove(answerId, version))) return false;
    draft.stop();
    await this.ports.copies.remove(draft.key, this.ports.tab).catch(() => {});
    this.#drafts.delete(placeKey(place));
    this.#tell();
    return true;
  }

  stop(): void {
    for (const draft of this.#drafts.values()) draft.stop();
  }

  #add(place: Place, saved: Saved): AnswerDraft {
    const { copies, owner, tab, send } = this.ports;
    const draft = new AnswerDraft(`${owner}/${placeKey(place)}`, saved, {
      copies,
      tab,
      send: send(place),
      changed: () => this.#tell(),
    });
    this.#drafts.set(placeKey(place), draft);
    return draft;
  }

  #tell(): void {
    const states = [...this.#drafts.values()].map(({ state }) => state);
    this.#summary = {
      where: worst.find((where) => states.some((state) => state.where === where)) ?? "saved",
      saving: states.some(({ saving }) => saving),
      savedAt: Math.max(0, ...states.map(({ savedAt }) => savedAt ?? 0)) || null,
      restored: states.some(({ restored }) => restored),
    };
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }
}
