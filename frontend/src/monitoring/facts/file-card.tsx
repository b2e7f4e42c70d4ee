import { Download, FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { downloadCsv } from "../../ui/download";
import { formatNumber } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { type CellProblem, type FactsKind, type FileAnswer, sendFile } from "./send-file";

export interface FileCardProps {
  kind: FactsKind;
  title: string;
  /** Which columns it has. */
  note: string;
  template: { name: string; text: string };
  onApplied: () => void;
}

/** Takes a file, says what would happen row by row, and writes it when told to. */
export function FileCard({ kind, title, note, template, onApplied }: FileCardProps) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [looked, setLooked] = useState<FileAnswer | null>(null);
  const [refused, setRefused] = useState("");
  const [sending, setSending] = useState(false);

  async function send(chosen: File, apply: boolean): Promise<void> {
    setSending(true);
    const sent = await sendFile(kind, chosen, apply);
    setSending(false);
    setRefused(sent.ok ? "" : sent.message);
    setLooked(sent.ok ? sent.answer : null);
    if (!sent.ok || !apply) return;
    showToast(`Written: ${formatNumber(sent.answer.created)} new, ${formatNumber(sent.answer.changed)} corrected.`);
    onApplied();
  }

  function choose(chosen: File | undefined): void {
    if (!chosen) return;
    setFile(chosen);
    void send(chosen, false);
  }

  return (
    <Card
      title={title}
      actions={
        <>
          <Button
            kind="ghost"
            size="small"
            icon={<Download className="icon icon-small" />}
            onClick={() => downloadCsv(template.name, template.text)}
          >
            Template
          </Button>
          <Button
            size="small"
            icon={<FileUp className="icon icon-small" />}
            pending={sending}
            onClick={() => input.current?.click()}
          >
            Choose a file
          </Button>
        </>
      }
    >
      <div className="stack-small">
        <p className="small muted">{note} CSV or .xlsx; nothing is changed until you press import.</p>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={title}
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {refused && (
          <div role="alert">
            <Callout kind="bad">{refused}</Callout>
          </div>
        )}
        {file && looked && (
          <Result name={file.name} answer={looked} sending={sending} onApply={() => void send(file, true)} />
        )}
      </div>
    </Card>
  );
}

interface ResultProps {
  name: string;
  answer: FileAnswer;
  sending: boolean;
  onApply: () => void;
}

function Result({ name, answer, sending, onApply }: ResultProps) {
  const { applied, rows, created, changed, same, refused, problems, problemCount } = answer;
  const writes = created + changed;
  return (
    <>
      <p role="status">
        <span className="strong">{name}</span>: {formatNumber(rows)} rows, {formatNumber(created)} new,{" "}
        {formatNumber(changed)} corrected, {formatNumber(same)} the same, {formatNumber(refused)} cannot be imported
        {applied ? ". Written." : "."}
      </p>
      {!applied && writes > 0 && (
        <div>
          <Button kind="primary" pending={sending} onClick={onApply}>
            Import {formatNumber(writes)}
            {refused > 0 && `, skip ${formatNumber(refused)}`}
          </Button>
        </div>
      )}
      {problems.length > 0 && (
        <DataTable
          caption="What is wrong in which cell"
          columns={problemColumns}
          rows={problems}
          rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
        />
      )}
      {problemCount > problems.length && (
        <p className="small faint">and {formatNumber(problemCount - problems.length)} more.</p>
      )}
    </>
  );
}

const problemColumns: readonly Column<CellProblem>[] = [
  { key: "row", header: "Row", main: true, cell: ({ row }) => <span className="number">{row}</span> },
  { key: "column", header: "Column", cell: ({ column }) => column },
  { key: "value", header: "Holds", cell: ({ value }) => <bdi>{value || "nothing"}</bdi> },
  { key: "message", header: "What to do", cell: ({ message }) => message },
];
