import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { Fragment, useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import type { Pages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { Menu } from "../../ui/menu";
import { Day } from "../../ui/moment";
import { showToast } from "../../ui/toast";
import { FillDialog, WithdrawDialog } from "./close-dialogs";
import { reopenVacancy, type Vacancy } from "./vacancies";
import { EditVacancyDialog } from "./vacancy-dialog";

type Key = "role" | "department" | "places" | "day" | "who" | "moves";
type Move = "EDIT" | "FILL" | "WITHDRAW";

const dialogs = { EDIT: EditVacancyDialog, FILL: FillDialog, WITHDRAW: WithdrawDialog };
const labels = { EDIT: "Change", WITHDRAW: "Withdraw" } as const;

const promoting: Partial<Record<string, string>> = {
  PROPOSED: "proposed",
  COMMITTED: "approved",
  COMMUNICATED: "told",
  EXECUTED: "in effect",
};

const facts: readonly Column<Vacancy, Key>[] = [
  {
    key: "role",
    header: "Role",
    main: true,
    cell: ({ roleProfile, about }) => (
      <span>
        <span className="strong">{roleProfile.name}</span>
        {about && <span className="task-detail">{about}</span>}
      </span>
    ),
  },
  {
    key: "department",
    header: "Department",
    phone: "line",
    cell: ({ department, location }) => (location ? `${department.name}, ${location}` : department.name),
  },
  {
    key: "places",
    header: "Places left",
    align: "end",
    phone: "line",
    cell: ({ places, placesLeft }) => (
      <span className="number">{places === 1 ? placesLeft : `${placesLeft} of ${places}`}</span>
    ),
  },
  {
    key: "day",
    header: "By",
    align: "end",
    phone: "line",
    cell: ({ wantedBy }) => <Day value={wantedBy} />,
  },
  {
    key: "who",
    header: "Taken on by",
    cell: ({ fillings, promotions }) => (
      <span>
        {fillings.length === 0 && <span className="faint">nobody yet</span>}
        {fillings.map(({ employee: { id, name } }, at) => (
          <Fragment key={id}>
            {at > 0 && ", "}
            <Link to="/people/$employeeId" params={{ employeeId: id }} className="quiet-link">
              <bdi>{name}</bdi>
            </Link>
          </Fragment>
        ))}
        {promotions
          .filter(({ state }) => promoting[state])
          .map(({ id, state, employee }) => (
            <Link key={id} to="/rewards/$rewardId" params={{ rewardId: id }} className="task-detail quiet-link">
              Promotion of <bdi>{employee.name}</bdi> {promoting[state]}
            </Link>
          ))}
      </span>
    ),
  },
];

/** Roles with what the reader may do about each. */
export function VacanciesTable({ pages }: { pages: Pages<Vacancy> }) {
  const [open, setOpen] = useState<{ vacancy: Vacancy; move: Move } | null>(null);
  const Opened = open && dialogs[open.move];
  const moves: Column<Vacancy, Key> = {
    key: "moves",
    header: "What you can do",
    hideHead: true,
    bare: true,
    phone: "across",
    align: "end",
    cell: (vacancy) => <Moves vacancy={vacancy} onMove={(move) => setOpen({ vacancy, move })} />,
  };
  const promoter = usePromoter();
  const mayAct = promoter || pages.nodes.some(({ allowedActions }) => allowedActions.length > 0);
  return (
    <>
      <DataTable<Vacancy, Key>
        caption="Open roles"
        columns={mayAct ? [...facts, moves] : facts}
        rows={pages.nodes}
        rowKey={({ id }) => id}
        totalCount={pages.totalCount}
      />
      {Opened && <Opened vacancy={open.vacancy} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Whether the reader may propose promotions at all. */
function usePromoter(): boolean {
  const { employee, isManager, isHr } = useViewer();
  return employee !== null && (isManager || isHr);
}

function Moves({ vacancy, onMove }: { vacancy: Vacancy; onMove: (move: Move) => void }) {
  const { id, version, state, allowedActions, roleProfile } = vacancy;
  const promoter = usePromoter();
  const rest = (["EDIT", "WITHDRAW"] as const).filter((move) => allowedActions.includes(move));
  const form = useMutationForm(reopenVacancy);
  const reopen = async () => {
    if (await form.send({ input: { id, version } })) showToast("The role is open again.");
  };
  return (
    <span className="button-group">
      {promoter && state === "OPEN" && (
        <LinkButton
          to="/rewards/new"
          search={{ kind: "promotion", vacancy: id }}
          size="small"
          label={`Promote somebody to ${roleProfile.name}`}
        >
          Promote
        </LinkButton>
      )}
      {allowedActions.includes("FILL") && (
        <Button size="small" label={`Fill ${roleProfile.name}`} onClick={() => onMove("FILL")}>
          Fill
        </Button>
      )}
      {rest.length > 0 && (
        <Menu
          label={`More to do with ${roleProfile.name}`}
          size="small"
          kind="ghost"
          icon={<Ellipsis className="icon" />}
          items={rest.map((move) => ({ id: move, label: labels[move], run: () => onMove(move) }))}
        />
      )}
      {allowedActions.includes("REOPEN") && (
        <Button size="small" pending={form.sending} onClick={() => void reopen()}>
          Open again
        </Button>
      )}
    </span>
  );
}
