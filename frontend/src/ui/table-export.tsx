import { Download } from "lucide-react";
import { Button } from "./button";
import { type CsvCell, csvText } from "./csv";
import { downloadCsv } from "./download";

export interface TableExportProps {
  /** What the file is called, without its ending. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}

/** Takes a table along as a file. */
export function TableExport({ name, columns, rows }: TableExportProps) {
  return (
    <Button
      size="small"
      kind="ghost"
      icon={<Download className="icon icon-small" />}
      onClick={() => downloadCsv(`${name}.csv`, csvText(columns, rows))}
    >
      CSV
    </Button>
  );
}
