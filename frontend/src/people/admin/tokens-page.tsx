import { BookOpen, KeyRound, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf, type VariablesOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button, LinkButton } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { type Column, DataTable, type Sort } from "../../ui/data-table";
import { formatDay } from "../../ui/format";
import { RelativeTime } from "../../ui/moment";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { refusalWords } from "../import/map-import";
import { AdminTabs } from "./admin-tabs";
import { CreateTokenDialog } from "./create-token-dialog";
import "./admin.css";

const tokensQuery = graphql(`
  query ApiTokens($order: ApiTokenOrder!) {
    viewer {
      apiTokens(order: $order) { id name prefix scopes expiresAt usedAt revokedAt version }
    }
  }
`);

const revokeToken = graphql(`
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      __typename
      ... on RevokeApiTokenPayload { token { id revokedAt version } }
      ... on UserErrors { errors { code message path } current { ... on ApiToken { id version revokedAt } } }
    }
  }
`);

type Order = VariablesOf<typeof tokensQuery>["order"];
type Token = ResultOf<typeof tokensQuery>["viewer"]["apiTokens"][number];

/** The head that shows an order; pressed again, the newest stand first. */
const sorts: Record<Order, Sort | undefined> = {
  NEWEST: undefined,
  NAME: { by: "name", direction: "ascending" },
  EXPIRES_SOONEST: { by: "state", direction: "ascending" },
};

const context = { additionalTypenames: ["ApiToken"] };

/** Tokens with which programs read and write in one's name, or on their own. */
export function TokensPage() {
  const [creating, create] = useState(false);
  const [order, setOrder] = useState<Order>("NEWEST");
  const [{ data, error, stale }, retry] = useQuery({ query: tokensQuery, variables: { order }, context });
  // What is there stays until it comes in the other order.
  const shown = useRef(data);
  shown.current = data ?? shown.current;
  const tokens = shown.current?.viewer.apiTokens;
  return (
    <>
      <PageHead
        title="API tokens"
        lede="For programs: each may do what its scopes say, until its last day, and never more than you."
        crumbs={[{ label: "Admin", to: "/admin" }]}
      >
        <LinkButton to="/docs/graph" icon={<BookOpen className="icon" />}>
          API reference
        </LinkButton>
        <Button kind="primary" icon={<Plus className="icon" />} onClick={() => create(true)}>
          New token
        </Button>
      </PageHead>
      <div className="stack">
        <AdminTabs current="tokens" />
        <section className="card" aria-label="API tokens" aria-busy={stale}>
          {!tokens && !error && <SkeletonRows rows={3} />}
          {!tokens && error && (
            <div className="card-body card-body-only">
              <ErrorState
                title="The tokens could not be loaded."
                code={describeFailure(error).code}
                onRetry={() => retry()}
                retrying={stale}
              >
                {describeFailure(error).next}
              </ErrorState>
            </div>
          )}
          {tokens?.length === 0 && (
            <EmptyState
              icon={KeyRound}
              title="No tokens yet"
              actions={<Button onClick={() => create(true)}>New token</Button>}
            >
              A token lets a script read goals or log numbers for you.
            </EmptyState>
          )}
          {tokens && tokens.length > 0 && (
            <DataTable
              caption="API tokens"
              columns={columns}
              rows={tokens}
              rowKey={({ id }) => id}
              sort={sorts[order]}
              onSort={({ by }) =>
                setOrder(by === sorts[order]?.by ? "NEWEST" : by === "name" ? "NAME" : "EXPIRES_SOONEST")
              }
            />
          )}
        </section>
      </div>
      {creating && <CreateTokenDialog onClose={() => create(false)} />}
    </>
  );
}

const columns: readonly Column<Token>[] = [
  {
    key: "name",
    header: "Name",
    main: true,
    sortable: true,
    cell: ({ name, prefix }) => (
      <span>
        <bdi className="strong">{name}</bdi>
        <span className="tiny faint token-prefix">{prefix}…</span>
      </span>
    ),
  },
  {
    key: "scopes",
    header: "May do",
    cell: ({ scopes }) => (
      <span className="scope-list">
        {scopes.map((scope) => (
          <Chip key={scope}>{scope}</Chip>
        ))}
      </span>
    ),
  },
  {
    key: "used",
    header: "Last used",
    phone: "line",
    cell: ({ usedAt }) => (usedAt ? <RelativeTime value={usedAt} /> : <span className="faint">never</span>),
  },
  { key: "state", header: "State", phone: "line", sortable: true, cell: (token) => <State token={token} /> },
  {
    key: "revoke",
    header: "What to do",
    hideHead: true,
    align: "end",
    bare: true,
    cell: (token) => <Revoke token={token} />,
  },
];

function isOver({ expiresAt }: Token): boolean {
  return new Date(expiresAt).getTime() < Date.now();
}

function State({ token }: { token: Token }) {
  if (token.revokedAt) return <span className="faint">revoked</span>;
  const day = formatDay(token.expiresAt.slice(0, 10), { year: true });
  return isOver(token) ? <span className="status-bad">ended {day}</span> : <span>works until {day}</span>;
}

/** Revoking asks twice, in place: the first press says what stops. */
function Revoke({ token }: { token: Token }) {
  const [asked, ask] = useState(false);
  const form = useMutationForm(revokeToken);
  if (token.revokedAt || isOver(token)) return null;

  async function revoke(): Promise<void> {
    if (await form.send({ input: { id: token.id, version: token.version } })) {
      showToast(`“${token.name}” no longer works.`);
    }
  }

  const words = refusalWords(form.errors);
  return (
    <span className="row row-wrap revoke">
      {words && (
        <span role="alert" className="field-error">
          {words}
        </span>
      )}
      {asked && (
        <Button size="small" kind="ghost" onClick={() => ask(false)}>
          Keep it
        </Button>
      )}
      <Button size="small" kind="danger" pending={form.sending} onClick={() => (asked ? void revoke() : ask(true))}>
        {asked ? "Revoke: its program stops at once" : "Revoke"}
        <span className="visually-hidden"> {token.name}</span>
      </Button>
    </span>
  );
}
