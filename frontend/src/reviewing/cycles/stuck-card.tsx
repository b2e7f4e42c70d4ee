import { CircleCheck, Send } from "lucide-react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { people } from "./problem-words";
import { nudge } from "./steering-moves";

type Row = Cycle["stuck"][number];

/** Who holds the phase up, why, and one press to remind them. */
export function StuckCard({ cycle }: { cycle: Cycle }) {
  const form = useMutationForm(nudge);
  const { stuck, stuckCount, state } = cycle;
  if (!cycle.allowedActions.includes("STEER") || state === "CALIBRATION") return null;
  // Nobody is reminded of proposals, which managers and HR make for who has none.
  const reminds = state !== "NOMINATION";
  const waiting = stuck.filter(({ nudged }) => !nudged).length + Math.max(stuckCount - stuck.length, 0);

  async function remind(row?: Row): Promise<void> {
    const employeeIds = row ? [row.employee.id] : [];
    const done = await form.send({ input: { id: cycle.id, version: cycle.version, employeeIds } });
    if (!done) return;
    showToast(done.nudged === 0 ? "They were reminded today already." : `${people(done.nudged)} reminded.`);
  }

  return (
    <Card
      title="Who is stuck"
      note={stuckCount > 0 ? people(stuckCount) : undefined}
      flush
      actions={
        reminds &&
        waiting > 0 && (
          <Button pending={form.sending} icon={<Send className="icon icon-small" />} onClick={() => void remind()}>
            Remind {people(waiting)}
          </Button>
        )
      }
    >
      {form.errors[""]?.map((message) => (
        <div key={message} className="card-body" role="alert">
          <Callout kind="bad">{message}</Callout>
        </div>
      ))}
      {stuckCount === 0 ? (
        <p className="card-body row">
          <CircleCheck className="icon status-good" /> Nobody holds this stage up.
        </p>
      ) : (
        <DataTable
          caption="Who holds this stage up"
          columns={columnsFor(reminds ? (row) => void remind(row) : null)}
          rows={stuck}
          rowKey={({ employee }) => employee.id}
          totalCount={stuckCount}
        />
      )}
      {stuckCount > stuck.length && (
        <p className="card-body small faint">
          The first {stuck.length} of {stuckCount} are shown, what is due first, first.
        </p>
      )}
    </Card>
  );
}

function columnsFor(remind: ((row: Row) => void) | null): readonly Column<Row>[] {
  const columns: Column<Row>[] = [
    {
      key: "person",
      header: "Person",
      main: true,
      cell: ({ employee }) => <PersonLine name={employee.name} title={employee.title} />,
    },
    {
      key: "done",
      header: "Done",
      phone: "line",
      cell: ({ done, of }) => (
        <span className="number">
          {done} of {of}
        </span>
      ),
    },
    { key: "why", header: "What is in the way", phone: "across", bare: true, cell: ({ words }) => words },
  ];
  if (!remind) return columns;
  return [
    ...columns,
    {
      key: "remind",
      header: "Action",
      hideHead: true,
      align: "end",
      cell: (row) =>
        row.nudged ? (
          <span className="small faint">Reminded today</span>
        ) : (
          <Button size="small" label={`Remind ${row.employee.name}`} onClick={() => remind(row)}>
            Remind
          </Button>
        ),
    },
  ];
}
