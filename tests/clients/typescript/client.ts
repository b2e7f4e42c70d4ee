/** A small typed client of the API, to be copied: pages, writes that may be repeated, refusals, conflicts, waiting when told to, and following. */

import { initGraphQLTada, type ResultOf, type TadaDocumentNode, type VariablesOf } from "gql.tada";
import { print } from "graphql";
import { createClient } from "graphql-ws";
import type { introspection } from "../../../frontend/src/graphql/graphql-env.d.ts";

/** Documents typed from schema.graphql: `tsc` knows what they answer, `gql.tada check` that what they ask for exists. */
const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; Decimal: string };
}>();

const reviews = graphql(`
  query Reviews($after: String) {
    employees(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        reviews(first: 5) { nodes { direction state overallRating answers { text rating question { title } } } }
      }
    }
  }
`);

const keyResults = graphql(`
  query KeyResults {
    goals(where: { scope: ME, state: [ACTIVE] }) { nodes { keyResults { id title currentValue version } } }
  }
`);

const log = graphql(`
  mutation Log($input: LogProgressInput!) {
    logProgress(input: $input) {
      __typename
      ... on LogProgressPayload { keyResult { id title currentValue version } }
      ... on UserErrors {
        errors { code message path }
        current { __typename ... on KeyResult { id title currentValue version } }
      }
    }
  }
`);

const changed = graphql(`
  subscription Follow { changed { everything objects { __typename id } } }
`);

export type Reviewed = ResultOf<typeof reviews>["employees"]["nodes"][number];
export type KeyResult = ResultOf<typeof keyResults>["goals"]["nodes"][number]["keyResults"][number];
export type Changed = ResultOf<typeof changed>["changed"];
type UserErrors = Extract<ResultOf<typeof log>["logProgress"], { __typename: "UserErrors" }>;

/** The write broke a rule; nothing was changed. `current` is the object as it is now, after a conflict. */
export class Refused extends Error {
  readonly errors: UserErrors["errors"];
  readonly current: KeyResult | undefined;

  constructor({ errors, current }: UserErrors) {
    super(errors.map((error) => error.message).join("; "));
    this.errors = errors;
    this.current = current?.__typename === "KeyResult" ? current : undefined;
  }

  get conflict(): boolean {
    return this.errors.some((error) => error.code === "CONFLICT");
  }
}

/** The document was not answered; `code` tells programs why. */
export class Failed extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const sleep = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1_000));

interface Options {
  retries?: number;
  wait?: (seconds: number) => Promise<void>;
}

/** One server, reached with one token. */
export class Headway {
  readonly #url: string;
  readonly #authorization: string;
  readonly #retries: number;
  readonly #wait: (seconds: number) => Promise<void>;

  constructor(url: string, token: string, { retries = 2, wait = sleep }: Options = {}) {
    this.#url = `${url}/graphql`;
    this.#authorization = `Bearer ${token}`;
    this.#retries = retries;
    this.#wait = wait;
  }

  /** The data of an operation. Waits as long as it is told to when the minute's budget is spent or the server is full. */
  async ask<Data, Variables>(document: TadaDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    let answer = await this.#post(document, variables);
    for (let left = this.#retries; left > 0 && [429, 503].includes(answer.status); left -= 1) {
      await this.#wait(Number(answer.headers.get("retry-after")));
      answer = await this.#post(document, variables);
    }
    return dataOf<Data>(await answer.json());
  }

  #post<Data, Variables>(document: TadaDocumentNode<Data, Variables>, variables: Variables): Promise<Response> {
    return fetch(this.#url, {
      method: "POST",
      headers: { authorization: this.#authorization, "content-type": "application/json" },
      body: JSON.stringify({ query: print(document), variables }),
    });
  }

  /** Everybody one may see with their reviews, page after page. */
  async *reviewed(): AsyncGenerator<Reviewed, undefined> {
    let after: string | null = null;
    do {
      const page: ResultOf<typeof reviews>["employees"] = (await this.ask(reviews, { after })).employees;
      yield* page.nodes;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  }

  /** Those of one's own goals of today. */
  async keyResults(): Promise<KeyResult[]> {
    const { goals } = await this.ask(keyResults, {});
    return goals.nodes.flatMap((goal) => goal.keyResults);
  }

  /** Log a number; with the same key again, nothing happens twice. Throws Refused. */
  async log(keyResult: KeyResult, value: string, key: string = crypto.randomUUID()): Promise<KeyResult> {
    const input: VariablesOf<typeof log>["input"] = {
      keyResultId: keyResult.id,
      version: keyResult.version,
      value,
      confidence: "HIGH",
      idempotencyKey: key,
    };
    const { logProgress } = await this.ask(log, { input });
    if (logProgress.__typename === "UserErrors") throw new Refused(logProgress);
    return logProgress.keyResult;
  }

  /** Log a number, also when somebody else wrote meanwhile: once more from what is there now. */
  async logForSure(keyResult: KeyResult, value: string): Promise<KeyResult> {
    try {
      return await this.log(keyResult, value);
    } catch (refused) {
      if (!(refused instanceof Refused && refused.conflict && refused.current)) throw refused;
      return this.log(refused.current, value);
    }
  }

  /** What was written about oneself and the people below, as it happens; the first comes at once. */
  async *changes(): AsyncGenerator<Changed, undefined> {
    const socket = createClient({
      url: this.#url.replace(/^http/, "ws"),
      connectionParams: { authorization: this.#authorization },
    });
    try {
      for await (const said of socket.iterate({ query: print(changed) })) {
        yield dataOf<ResultOf<typeof changed>>(said).changed;
      }
    } finally {
      await socket.dispose();
    }
  }
}

interface Body {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

function dataOf<Data>(body: unknown): Data {
  const { data, errors = [] } = body as Body;
  for (const error of errors) throw new Failed(error.extensions?.code ?? "", error.message);
  return data as Data;
}
