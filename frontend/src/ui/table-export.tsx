import { Download } from "lucide-react";
import { type CsvCell, csvText } from "./csv";
import { downloadCsv, downloadFile } from "./download";
import { Menu } from "./menu";
import { showToast } from "./toast";

export interface TableExportProps {
  /** What the file is called, without its ending. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
  /** What is exported, where a page has several. */
  label?: string;
}

/** Takes a table along as a file. */
export function TableExport({ name, columns, rows, label }: TableExportProps) {
  async function excel(): Promise<void> {
    const answer = await fetch("/exports/table.xlsx", {
      method: "POST",
      headers: { "content-type": "application/json", "x-headway": "1" },
      body: JSON.stringify({ columns, rows }),
    }).catch(() => null);
    if (answer?.ok) downloadFile(`${name}.xlsx`, await answer.blob());
    else showToast("The Excel file could not be made. Try again, or take the CSV file.");
  }
  return (
    <Menu
      text="Export"
      label={label}
      size="small"
      kind="ghost"
      icon={<Download className="icon icon-small" />}
      items={[
        { id: "csv", label: "CSV", run: () => downloadCsv(`${name}.csv`, csvText(columns, rows)) },
        { id: "xlsx", label: "Excel", run: () => void excel() },
      ]}
    />
  );
}
