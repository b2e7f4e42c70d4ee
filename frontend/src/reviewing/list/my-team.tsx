import { useNavigate, useSearch } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { PersonLine } from "../../ui/avatar";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { SelectField } from "../../ui/field";
import { formatDay } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { ListFailure } from "./list-failure";
import { ShareDialog } from "./share-dialog";
import { rowsOf, type TeamCycle, type TeamForm, type TeamRow, teamCyclesQuery, teamQuery } from "./team-query";

const context = { additionalTypenames: ["Review"] };

/** How far each direct report is: states, never what is in a draft. */
export function MyTeam() {
  const { cycle: chosen } = useSearch({ from: "/shell/reviews" });
  const [{ data: known, error: unknown }, askCycles] = useQuery({ query: teamCyclesQuery, context });
  const cycles = known?.reviewCycles.nodes.filter(({ launchedAt }) => launchedAt !== null) ?? [];
  const cycle = cycles.find(({ id }) => id === chosen) ?? cycles[0];
  const [{ data, error }, ask] = useQuery({
    query: teamQuery,
    variables: { cycleId: cycle?.id ?? "" },
    context,
    pause: !cycle,
  });
  const failed = (known ? undefined : unknown) ?? (data ? undefined : error);
  if (failed) return <ListFailure error={failed} onRetry={() => (known ? ask() : askCycles())} />;
  if (known && !cycle) {
    return (
      <Card flush>
        <EmptyState icon={Users} title="No reviews in your team yet">
          When HR launches a cycle, you see here how far each person is.
        </EmptyState>
      </Card>
    );
  }
  if (!cycle || !data) {
    return (
      <Card flush>
        <SkeletonRows pictures />
      </Card>
    );
  }
  return <TeamCard cycle={cycle} cycles={cycles} forms={data.reviews.nodes} />;
}

interface TeamCardProps {
  cycle: TeamCycle;
  cycles: readonly TeamCycle[];
  forms: readonly TeamForm[];
}

function TeamCard({ cycle, cycles, forms }: TeamCardProps) {
  const navigate = useNavigate();
  const [sharing, setSharing] = useState(false);
  const rows = rowsOf(forms);
  const handedIn = rows.filter(({ manager }) => manager?.state === "SUBMITTED" || manager?.state === "LOCKED");
  const asked = rows.filter(({ manager }) => manager && manager.state !== "SKIPPED");
  const done = asked.filter(({ manager }) => manager && !["ASSIGNED", "IN_PROGRESS"].includes(manager.state)).length;
  return (
    <Card
      title={cycle.name}
      note={`${done} of ${asked.length} reviews handed in`}
      flush
      actions={
        <>
          {cycles.length > 1 && (
            <SelectField
              label="Cycle"
              hideLabel
              value={cycle.id}
              onChange={(id) => void navigate({ to: "/reviews", search: { tab: "team", cycle: id } })}
              options={cycles.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {cycle.allowedActions.includes("SHARE_ALL") && handedIn.length > 0 && (
            <Button kind="primary" onClick={() => setSharing(true)}>
              Share {handedIn.length === 1 ? "1 review" : `${handedIn.length} reviews`}
            </Button>
          )}
        </>
      }
    >
      {rows.length === 0 && <p className="card-body muted">None of your people took part in this cycle.</p>}
      <DataTable caption={`Reviews of my team, ${cycle.name}`} columns={columns} rows={rows} rowKey={({ id }) => id} />
      {sharing && <ShareDialog cycle={cycle} rows={rows} onClose={() => setSharing(false)} />}
    </Card>
  );
}

const columns: readonly Column<TeamRow>[] = [
  {
    key: "person",
    header: "Person",
    main: true,
    cell: ({ person }) => <PersonLine name={person.name} title={person.title} />,
  },
  { key: "self", header: "Self review", cell: ({ self }) => <State form={self} /> },
  { key: "manager", header: "Manager’s review", cell: ({ manager }) => <State form={manager} /> },
  {
    key: "shared",
    header: "Shared",
    phone: "line",
    cell: ({ manager }) =>
      manager?.sharedAt ? formatDay(manager.sharedAt.slice(0, 10)) : <span className="faint">not yet</span>,
  },
  { key: "acknowledged", header: "Read by them", phone: "line", cell: ({ manager }) => <Read form={manager} /> },
  {
    key: "do",
    header: "Action",
    align: "end",
    phone: "corner",
    cell: ({ person, self, manager }) => <Moves who={person.name} self={self} manager={manager} />,
  },
];

function State({ form }: { form: TeamForm | undefined }) {
  if (!form) return <span className="faint">none</span>;
  const open = form.state === "ASSIGNED" || form.state === "IN_PROGRESS";
  return (
    <span>
      <StatusPill status={form.state} plain />
      {open && <span className="tiny faint team-due">due {formatDay(form.dueOn)}</span>}
    </span>
  );
}

function Read({ form }: { form: TeamForm | undefined }) {
  if (!form?.acknowledgedAt) return form?.sharedAt ? <span className="faint">not yet</span> : null;
  return (
    <span>
      {formatDay(form.acknowledgedAt.slice(0, 10))}
      {form.agreement === "DISAGREE" && <span className="tiny status-warn team-due">sees it differently</span>}
    </span>
  );
}

function Moves({ who, self, manager }: { who: string; self: TeamForm | undefined; manager: TeamForm | undefined }) {
  const to = "/reviews/$cycleId/$reviewId/{-$step}" as const;
  const paramsOf = (form: TeamForm) => ({ cycleId: form.cycle.id, reviewId: form.id, step: undefined });
  if (manager?.allowedActions.includes("WRITE")) {
    return (
      <LinkButton size="small" to={to} params={paramsOf(manager)} label={`Write the review of ${who}`}>
        Write
      </LinkButton>
    );
  }
  const form = manager && manager.state !== "SKIPPED" ? manager : self;
  if (!form) return null;
  return (
    <LinkButton size="small" kind="ghost" to={to} params={paramsOf(form)} label={`Open the review of ${who}`}>
      Open
    </LinkButton>
  );
}
