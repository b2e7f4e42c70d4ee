import { Link, useNavigate } from "@tanstack/react-router";
import { Ellipsis, KeyRound, ShieldOff, UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Avatar } from "../../ui/avatar";
import { Button, LinkButton } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { type Column, DataTable } from "../../ui/data-table";
import { SelectField } from "../../ui/field";
import { Menu } from "../../ui/menu";
import { MoreRows } from "../../ui/more-rows";
import { SearchField } from "../../ui/search-field";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { accountsRoute } from "../routes";
import { AdminTabs } from "./admin-tabs";
import { ChangeRolesDialog } from "./change-roles-dialog";
import { DeactivateDialog } from "./deactivate-dialog";
import { InviteAllDialog } from "./invite-all-dialog";
import { InviteDialog } from "./invite-dialog";
import "./admin.css";

const accountsQuery = graphql(`
  query Accounts($first: Int!, $after: String, $where: AccountFilter, $order: AccountOrder!) {
    accounts(first: $first, after: $after, where: $where, order: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        email
        kind
        roles
        active
        version
        employee { id title }
        hrDepartments { id name }
      }
    }
  }
`);

export type AccountRow = ResultOf<typeof accountsQuery>["accounts"]["nodes"][number];

type Open = { what: "roles" | "deactivate"; account: AccountRow } | { what: "invite" | "all" } | null;

/** Who may sign in, and with which roles. */
export function AccountsPage() {
  const { canAdminister } = useViewer();
  const [open, setOpen] = useState<Open>(null);
  if (!canAdminister) return <NoRight actions={<LinkButton to="/">Go home</LinkButton>} />;
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title="Accounts"
        lede="Who may sign in, and what they are trusted with beyond their own people."
        crumbs={[{ label: "Admin", to: "/admin" }]}
      >
        <Button icon={<Users className="icon" />} onClick={() => setOpen({ what: "all" })}>
          Invite everybody
        </Button>
        <Button kind="primary" icon={<UserPlus className="icon" />} onClick={() => setOpen({ what: "invite" })}>
          Invite
        </Button>
      </PageHead>
      <Accounts onOpen={setOpen} />
      {open?.what === "invite" && <InviteDialog onClose={close} />}
      {open?.what === "all" && <InviteAllDialog onClose={close} />}
      {open?.what === "roles" && <ChangeRolesDialog account={open.account} onClose={close} />}
      {open?.what === "deactivate" && <DeactivateDialog account={open.account} onClose={close} />}
    </>
  );
}

function Accounts({ onOpen }: { onOpen: (open: Open) => void }) {
  const [order, setOrder] = useState<"NAME" | "NEWEST">("NAME");
  const { q } = accountsRoute.useSearch();
  const navigate = useNavigate();
  const search = (text: string) =>
    void navigate({ to: "/admin/accounts", search: { q: text || undefined }, replace: true });
  const pages = usePages({
    query: accountsQuery,
    variables: { first: 50, where: q ? { search: q } : {}, order },
    pick: (data) => data.accounts,
    typenames: ["Account"],
  });
  return (
    <div className="stack">
      <AdminTabs current="accounts" />
      <div className="admin-filters">
        <SearchField label="Search accounts" value={q ?? ""} onChange={search} />
        <SelectField
          label="Order"
          hideLabel
          value={order}
          onChange={setOrder}
          options={[
            { value: "NAME", label: "By name" },
            { value: "NEWEST", label: "Newest first" },
          ]}
        />
      </div>
      <section className="card" aria-label="Accounts" aria-busy={pages.stale}>
        {pages.loading && <SkeletonRows rows={6} pictures />}
        {pages.error && pages.nodes.length === 0 && (
          <div className="card-body card-body-only">
            <ErrorState
              title="The accounts could not be loaded."
              code={describeFailure(pages.error).code}
              onRetry={pages.retry}
              retrying={pages.stale}
            >
              {describeFailure(pages.error).next}
            </ErrorState>
          </div>
        )}
        {!pages.loading && !pages.error && pages.nodes.length === 0 && (
          <EmptyState
            icon={KeyRound}
            title={`Nobody fits “${q ?? ""}”`}
            actions={<Button onClick={() => search("")}>Show all accounts</Button>}
          />
        )}
        {pages.nodes.length > 0 && (
          <DataTable
            caption="Accounts"
            columns={columnsFor(onOpen)}
            rows={pages.nodes}
            rowKey={({ id }) => id}
            totalCount={pages.totalCount}
          />
        )}
        {pages.hasMore && (
          <MoreRows
            shown={pages.nodes.length}
            total={pages.totalCount}
            of="accounts"
            onMore={pages.showMore}
            pending={pages.stale}
          />
        )}
      </section>
    </div>
  );
}

function columnsFor(onOpen: (open: Open) => void): readonly Column<AccountRow>[] {
  return [
    { key: "name", header: "Name", main: true, cell: (account) => <Name account={account} /> },
    {
      key: "email",
      header: "Signs in with",
      bare: true,
      cell: ({ email }) => <bdi className="account-email">{email}</bdi>,
    },
    { key: "roles", header: "Roles", phone: "line", cell: (account) => <Roles account={account} /> },
    {
      key: "state",
      header: "State",
      phone: "line",
      cell: ({ active, kind }) =>
        active ? kind === "INTEGRATION" ? "Integration" : "Active" : <Chip>Deactivated</Chip>,
    },
    {
      key: "menu",
      header: "What to do",
      hideHead: true,
      align: "end",
      bare: true,
      cell: (account) =>
        account.active && (
          <Menu
            label={`What to do with ${account.name}`}
            kind="ghost"
            size="small"
            icon={<Ellipsis className="icon" />}
            items={[
              ...(account.kind === "PERSON"
                ? [
                    {
                      id: "roles",
                      label: "Change the roles",
                      icon: KeyRound,
                      run: () => onOpen({ what: "roles", account }),
                    },
                  ]
                : []),
              {
                id: "deactivate",
                label: "Deactivate",
                icon: ShieldOff,
                danger: true,
                run: () => onOpen({ what: "deactivate", account }),
              },
            ]}
          />
        ),
    },
  ];
}

function Name({ account: { name, employee } }: { account: AccountRow }) {
  return (
    <span className="person">
      <Avatar name={name} />
      <span className="grow">
        {employee ? (
          <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="quiet-link">
            <bdi className="person-name">{name}</bdi>
          </Link>
        ) : (
          <bdi className="person-name">{name}</bdi>
        )}
        {employee && <span className="person-title">{employee.title}</span>}
      </span>
    </span>
  );
}

function Roles({ account: { roles, hrDepartments } }: { account: AccountRow }) {
  if (roles.length === 0) return <span className="faint">none</span>;
  const where = hrDepartments.length > 0 ? hrDepartments.map(({ name }) => name).join(", ") : "everybody";
  return (
    <span className="row row-wrap">
      {roles.includes("ADMIN") && <Chip tone="accent">Administrator</Chip>}
      {roles.includes("HR") && <Chip tone="good">HR: {where}</Chip>}
    </span>
  );
}
