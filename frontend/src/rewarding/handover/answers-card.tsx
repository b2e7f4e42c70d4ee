import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatNumber } from "../../ui/format";
import { type AnswersTold, type CellProblem, sendAnswers } from "./send-answers";

/** Takes the answers of the other system as a file: all of it, or nothing and what is wrong in which cell. */
export function AnswersCard({ address, onNoted }: { address: string; onNoted: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<AnswersTold | null>(null);
  const [refused, setRefused] = useState("");
  const [sending, setSending] = useState(false);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setSending(true);
    const sent = await sendAnswers(address, file);
    setSending(false);
    setRefused(sent.ok ? "" : sent.message);
    setTold(sent.ok ? sent.told : null);
    if (sent.ok && sent.told.problemCount === 0) onNoted();
  }

  return (
    <Card
      title="Answers"
      actions={
        <Button
          size="small"
          icon={<FileUp className="icon icon-small" />}
          pending={sending}
          onClick={() => input.current?.click()}
        >
          {sending ? "Reading the file" : "Upload answers"}
        </Button>
      }
    >
      <div className="stack-small">
        <p className="small muted">
          CSV or .xlsx with the columns reward and status (TAKEN, REFUSED), and entry and message where there is one.
          Send this file back with the two columns added, if that is easiest. One bad row refuses all of it.
        </p>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="File of answers"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {refused && (
          <div role="alert">
            <Callout kind="bad">{refused}</Callout>
          </div>
        )}
        {told && <Told told={told} />}
      </div>
    </Card>
  );
}

function Told({ told }: { told: AnswersTold }) {
  const { rows, changed, same, problemCount, problems } = told;
  if (problemCount === 0) {
    return (
      <div role="status">
        <Callout>
          {formatNumber(rows)} {rows === 1 ? "answer" : "answers"} read: {formatNumber(changed)} noted,{" "}
          {formatNumber(same)} the same as before.
        </Callout>
      </div>
    );
  }
  return (
    <>
      <div role="alert">
        <Callout kind="bad">
          Nothing was noted. Correct {problemCount === 1 ? "this cell" : "these cells"} and upload the file again.
        </Callout>
      </div>
      <DataTable
        caption="What is wrong in which cell"
        columns={problemColumns}
        rows={problems}
        rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
      />
      {problemCount > problems.length && (
        <p className="small faint">and {formatNumber(problemCount - problems.length)} more.</p>
      )}
    </>
  );
}

const problemColumns: readonly Column<CellProblem>[] = [
  {
    key: "row",
    header: "Row",
    main: true,
    cell: ({ row }) => (
      <>
        Row <span className="number">{row}</span>
      </>
    ),
  },
  { key: "column", header: "Column", cell: ({ column }) => column },
  { key: "value", header: "Holds", cell: ({ value }) => <bdi>{value || "nothing"}</bdi> },
  { key: "message", header: "What to do", cell: ({ message }) => message },
];
