import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { PersonLine } from "../ui/avatar";
import { Callout } from "../ui/callout";
import { type Column, DataTable } from "../ui/data-table";
import { formatDay } from "../ui/format";
import { StatusPill } from "../ui/status-pill";
import { useIsPhone } from "../ui/use-is-phone";
import { ApprovalCircles, approvalChain, openLevel } from "./approval-circles";
import { RewardActions, rewardActions } from "./reward-actions";
import { finePrint, headline, kindWords, rewardTerms, stateWords } from "./reward-words";
import type { RewardsSearch } from "./rewards-search";

export const rewardRow = graphql(
  `
    fragment RewardRow on Reward {
      id
      state
      reason
      decidedReason
      executedAt
      effectiveOn
      employee { id name title }
      period { id name }
      references { objectId label }
      ...RewardTerms
      ...ApprovalChain
      ...RewardActions
    }
  `,
  [rewardTerms, approvalChain, rewardActions],
);

type Row = ResultOf<typeof rewardRow>;

export interface RewardsTableProps {
  caption: string;
  rows: readonly FragmentOf<typeof rewardRow>[];
  totalCount: number;
  search: RewardsSearch;
  /** One's own: without the person, without the approvals. */
  own?: boolean;
}

/** Proposals and rewards, each with what the viewer may do about it now. */
export function RewardsTable({ caption, rows, totalCount, search, own }: RewardsTableProps) {
  const around = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the new rows, the button that was pressed may be gone.
  useEffect(() => {
    if (!moved.current || document.activeElement !== document.body) return;
    moved.current = false;
    around.current?.focus();
  }, [rows]);
  const [refused, setRefused] = useState<{ id: string; messages: string[] } | null>(null);
  const columns = own
    ? ownColumns(search)
    : teamColumns(search, (row) => ({
        onRefused: (messages) => setRefused({ id: row.id, messages }),
        onMoved: () => {
          setRefused(null);
          around.current?.focus();
        },
      }));
  return (
    <div ref={around} tabIndex={-1} className="rewards-table">
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows.map((row) => readFragment(rewardRow, row))}
        rowKey={({ id }) => id}
        selectedKey={search.reward}
        totalCount={totalCount}
        below={({ id }) => refused?.id === id && <Refused messages={refused.messages} />}
      />
    </div>
  );
}

function Refused({ messages }: { messages: readonly string[] }) {
  return (
    <div role="alert">
      <Callout kind="warn">
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </Callout>
    </div>
  );
}

type Moves = (row: Row) => Pick<Parameters<typeof RewardActions>[0], "onRefused" | "onMoved">;
type RowColumn = Column<Row, "person" | "reward" | "why" | "approval" | "actions" | "state" | "period">;

function teamColumns(search: RewardsSearch, moves: Moves): RowColumn[] {
  return [
    {
      key: "person",
      header: "Person",
      main: true,
      cell: (row) => (
        <RewardLink row={row} search={search}>
          <PersonLine name={row.employee.name} title={row.employee.title} />
        </RewardLink>
      ),
    },
    { key: "reward", header: "Reward", bare: true, cell: (row) => <What row={row} /> },
    { key: "why", header: "Why", bare: true, cell: (row) => <Why row={row} /> },
    { key: "approval", header: "Approval", bare: true, cell: (row) => <ApprovalCircles reward={row} /> },
    {
      key: "actions",
      header: "State and actions",
      align: "end",
      bare: true,
      cell: (row) => (
        <span className="reward-actions">
          <StateWords row={row} />
          <RewardActions reward={row} small {...moves(row)} />
        </span>
      ),
    },
  ];
}

function ownColumns(search: RewardsSearch): RowColumn[] {
  return [
    {
      key: "reward",
      header: "Reward",
      main: true,
      cell: (row) => (
        <RewardLink row={row} search={search}>
          <What row={row} />
        </RewardLink>
      ),
    },
    { key: "why", header: "Why", bare: true, cell: (row) => <Why row={row} /> },
    { key: "period", header: "For", cell: ({ period }) => period.name },
    {
      key: "state",
      header: "State",
      align: "end",
      cell: (row) => <StatusPill plain status={row.state} words={ownState(row)} />,
    },
  ];
}

function ownState({ state, effectiveOn }: Row): string {
  return state === "COMMUNICATED" ? `From ${formatDay(effectiveOn)}` : stateWords[state];
}

/** On the desk a panel beside the list, on the phone a page. */
function RewardLink({ row, search, children }: { row: Row; search: RewardsSearch; children: ReactNode }) {
  const phone = useIsPhone();
  const words = <span className="visually-hidden">: {headline(readFragment(rewardTerms, row))}</span>;
  return phone ? (
    <Link to="/rewards/$rewardId" params={{ rewardId: row.id }} className="reward-link">
      {children}
      {words}
    </Link>
  ) : (
    <Link to="/rewards" search={{ ...search, reward: row.id }} className="reward-link" resetScroll={false}>
      {children}
      {words}
    </Link>
  );
}

function What({ row }: { row: Row }) {
  const terms = readFragment(rewardTerms, row);
  const Icon = kindWords[terms.kind].icon;
  return (
    <span className="reward-what">
      <Icon className="icon" />
      <span>
        <span className="strong">{headline(terms)}</span>
        <span className="tiny muted number">{finePrint(terms)}</span>
      </span>
    </span>
  );
}

function Why({ row: { reason, references, state, decidedReason } }: { row: Row }) {
  const ended = state === "REJECTED" || state === "WITHDRAWN";
  return (
    <span className="reward-why">
      <bdi>{ended ? decidedReason : reason || references.map(({ label }) => label).join("; ")}</bdi>
    </span>
  );
}

/** Where it stands, unless a button beside it says so already. */
function StateWords({ row }: { row: Row }) {
  const chain = readFragment(approvalChain, row);
  if (chain.allowedActions.includes("APPROVE") || chain.allowedActions.includes("COMMUNICATE")) return null;
  const open = openLevel(chain);
  if (open) return <StatusPill plain status="WAITING" words={`With ${open.approver?.name ?? "HR"}`} />;
  return <StatusPill plain status={row.state} words={stateWords[row.state]} />;
}
