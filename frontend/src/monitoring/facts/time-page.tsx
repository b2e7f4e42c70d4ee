import { PencilLine } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { formatDay, formatNumber } from "../../ui/format";
import { Day } from "../../ui/moment";
import { NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { CorrectDayDialog } from "./correct-day-dialog";
import { absenceWords, type DayFact, dayFact } from "./day-words";
import { FileCard } from "./file-card";
import { PagesCard } from "./pages-card";

const timeQuery = graphql(
  `
    query TimeData($first: Int!, $after: String) {
      timeFacts(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...DayFact }
      }
    }
  `,
  [dayFact],
);

const template = {
  name: "time-template.csv",
  text: "employee_id,date,scheduled_hours,worked_hours,absence\nE1001,2026-10-31,8,8.5,\nE1001,2026-11-02,8,0,annual leave\n",
};
const note =
  "Columns employee_id and date, and some of scheduled_hours, worked_hours and absence: what a file does not have stays as it is known.";

/** Where schedules, attendance and leave come in, what is known, and how it is corrected. */
export function TimePage() {
  const { canKeepTime } = useViewer();
  if (!canKeepTime) return <NoRight />;
  return <TimeData />;
}

function TimeData() {
  const pages = usePages({
    query: timeQuery,
    variables: { first: 50 },
    pick: (data) => data.timeFacts,
    typenames: ["TimeFact"],
  });
  const [correcting, correct] = useState<DayFact | null>(null);
  const columns: readonly Column<DayFact>[] = [
    { key: "person", header: "Person", main: true, cell: ({ employeeName }) => <bdi>{employeeName}</bdi> },
    { key: "day", header: "Day", cell: ({ day }) => <Day value={day} weekday /> },
    { key: "planned", header: "Planned", align: "end", cell: ({ scheduledHours }) => hours(scheduledHours) },
    { key: "worked", header: "Worked", align: "end", cell: ({ workedHours }) => hours(workedHours) },
    { key: "over", header: "Over plan", align: "end", cell: ({ hoursOverPlan }) => hours(hoursOverPlan) },
    { key: "away", header: "Away", cell: ({ absence }) => (absence ? absenceWords[absence] : "") },
    {
      key: "correct",
      header: "Correct",
      hideHead: true,
      bare: true,
      align: "end",
      cell: (fact) =>
        fact.scheduledHours !== null && (
          <Button
            kind="ghost"
            size="small"
            label={`Correct ${fact.employeeName}, ${formatDay(fact.day)}`}
            icon={<PencilLine className="icon icon-small" />}
            onClick={() => correct(fact)}
          />
        ),
    },
  ];
  return (
    <>
      <PageHead
        title="Time data"
        lede="Schedules, attendance and leave, as your timekeeping knows them."
        crumbs={[{ label: "Admin", to: "/admin" }]}
      />
      <div className="stack">
        <FileCard kind="time" title="Import a file" note={note} template={template} onApplied={pages.retry} />
        <PagesCard
          title="Days"
          of="days"
          pages={pages}
          empty="Nothing is known yet. Import a file, or send days by the API."
        >
          <DataTable
            caption="Days as timekeeping knows them"
            columns={columns}
            rows={pages.nodes}
            rowKey={({ id }) => id}
            totalCount={pages.totalCount}
          />
        </PagesCard>
      </div>
      {correcting && <CorrectDayDialog key={correcting.id} fact={correcting} onClose={() => correct(null)} />}
    </>
  );
}

function hours(value: string | null) {
  return <span className="number">{value === null ? "–" : formatNumber(value)}</span>;
}
