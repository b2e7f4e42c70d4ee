import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type CombinedError, type OperationResult, type TypedDocumentNode, useClient } from "urql";
import { cameQuietly } from "./quiet-refresh";

interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface Pages<Node, Data = unknown> {
  /** The whole answer with the first page: what stands around the list. */
  first: Data | undefined;
  /** Everything loaded so far; the rows before a change of filters stay until the new ones are there. */
  nodes: readonly Node[];
  totalCount: number;
  /** Nothing was ever loaded. */
  loading: boolean;
  /** Something is being asked for. */
  stale: boolean;
  /** What is shown came because others wrote something; a list then holds still. */
  quiet: boolean;
  error: CombinedError | undefined;
  hasMore: boolean;
  showMore: () => void;
  retry: () => void;
}

interface Asked {
  key: string;
  cursors: readonly (string | null)[];
}

interface Options<Data, Variables extends object, Node> {
  query: TypedDocumentNode<Data, Variables>;
  /** Without `after`. */
  variables: Omit<Variables, "after">;
  pick: (data: Data) => Connection<Node> | null | undefined;
  /** Types a page without rows depends on, so that a mutation of one asks again. */
  typenames: string[];
  /** Whether it follows what others write. */
  live?: boolean;
}

/** A connection page after page; every page stays live, so that a mutation refreshes all that is shown. */
export function usePages<Data, Variables extends object, Node>(
  options: Options<Data, Variables, Node>,
): Pages<Node, Data> {
  const { query, pick } = options;
  const client = useClient();
  const key = JSON.stringify(options.variables);
  const types = options.typenames.join(" ");
  const { live } = options;
  const [asked, ask] = useState<Asked>({ key, cursors: [null] });
  const [tries, setTries] = useState(0);
  const [results, setResults] = useState<Record<string, OperationResult<Data>>>({});
  const cursors = useMemo(() => (asked.key === key ? asked.cursors : [null]), [asked, key]);

  useEffect(() => {
    const variables = JSON.parse(key) as object;
    const stops = cursors.map((after, at) => {
      const requestPolicy =
        tries > 0 ? "network-only" : at === cursors.length - 1 ? "cache-and-network" : "cache-first";
      const context = { requestPolicy, additionalTypenames: types.split(" "), live } as const;
      const page = client.query(query, { ...variables, after } as unknown as Variables, context);
      return page.subscribe((result) => setResults((all) => ({ ...all, [`${key} ${after}`]: result })));
    });
    return () => {
      for (const stop of stops) stop.unsubscribe();
    };
  }, [client, query, key, types, live, cursors, tries]);

  const answers = cursors.map((after) => results[`${key} ${after}`]);
  const loaded = answers.flatMap((answer) => (answer?.data ? (pick(answer.data) ?? []) : []));
  const shown = useRef<readonly Connection<Node>[]>([]);
  if (loaded.length > 0) shown.current = loaded;
  const pages = shown.current;
  const first = useRef<Data>(undefined);
  first.current = answers[0]?.data ?? first.current;
  const last = pages.at(-1)?.pageInfo;
  const end = loaded.length === cursors.length ? last?.endCursor : undefined;

  const showMore = useCallback(() => {
    if (end) ask({ key, cursors: [...cursors, end] });
  }, [end, key, cursors]);
  const retry = useCallback(() => setTries((count) => count + 1), []);

  const error = answers.find((answer) => answer?.error)?.error;
  return {
    first: first.current,
    nodes: pages.flatMap(({ nodes }) => nodes),
    totalCount: pages[0]?.totalCount ?? 0,
    loading: pages.length === 0 && !error,
    stale: answers.some((answer) => !answer || answer.stale),
    quiet: answers.some(cameQuietly),
    error,
    hasMore: last?.hasNextPage ?? false,
    showMore,
    retry,
  };
}
