import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { SelectField } from "../../ui/field";
import { fieldWords, type ImportField } from "./import-words";
import { mapImport, refusalWords } from "./map-import";

export const importColumns = graphql(`
  fragment ImportColumns on PeopleImport {
    id
    version
    columns { header field confidence samples }
  }
`);

type Import = ResultOf<typeof importColumns>;
type Row = Import["columns"][number];

const options = (Object.entries(fieldWords) as [ImportField, string][]).map(([value, label]) => ({ value, label }));
const sure = 90;

/** What each column of the file tells: guessed, remembered or chosen. */
export function ImportColumns(props: { file: FragmentOf<typeof importColumns> }) {
  const { id, version, columns } = readFragment(importColumns, props.file);
  const form = useMutationForm(mapImport);
  const unsure = columns.filter(({ field, confidence }) => field === null || confidence < sure).length;
  const [unfolded, unfold] = useState<boolean | null>(null);
  const open = unfolded ?? unsure > 0;
  const read = columns.filter(({ field }) => field !== null && field !== "IGNORED").length;

  async function choose(header: string, field: ImportField): Promise<void> {
    // What was chosen or remembered is sent along: the list replaces the one before.
    const chosen = columns.filter((one) => one.confidence === 100 && one.field && one.header !== header);
    const others = chosen.map((one) => ({ header: one.header, field: one.field as ImportField }));
    await form.send({ input: { id, version, columns: [...others, { header, field }] } });
  }

  const tableColumns: readonly Column<Row>[] = [
    { key: "header", header: "In the file", main: true, cell: ({ header }) => <bdi className="strong">{header}</bdi> },
    {
      key: "field",
      header: "What it tells",
      bare: true,
      cell: ({ header, field }) => (
        <SelectField
          label={`What “${header}” tells`}
          hideLabel
          value={field ?? ""}
          placeholder={field === null ? "Choose what it tells" : undefined}
          onChange={(next) => void choose(header, next)}
          options={options}
        />
      ),
    },
    { key: "how", header: "How we know", cell: (row) => <Confidence {...row} /> },
    {
      key: "samples",
      header: "Some cells",
      cell: ({ samples }) => <bdi className="muted column-samples">{samples.filter(Boolean).join(" · ")}</bdi>,
    },
  ];

  return (
    <Card
      title="Columns"
      note={`${read} of ${columns.length} read${unsure > 0 ? `, ${unsure} to look at` : ""}`}
      actions={
        <Button
          kind="ghost"
          size="small"
          aria-expanded={open}
          icon={open ? <ChevronDown className="icon icon-small" /> : <ChevronRight className="icon icon-small" />}
          onClick={() => unfold(!open)}
        >
          {open ? "Fold" : "Show"}
          <span className="visually-hidden"> the columns</span>
        </Button>
      }
      flush
    >
      <div role="status">
        {refusalWords(form.errors) && (
          <div className="card-body">
            <Callout kind="bad">{refusalWords(form.errors)}</Callout>
          </div>
        )}
      </div>
      {open && (
        <div className="import-columns" aria-busy={form.sending}>
          <DataTable
            caption="Columns of the file"
            columns={tableColumns}
            rows={columns}
            rowKey={({ header }) => header}
          />
        </div>
      )}
    </Card>
  );
}

function Confidence({ field, confidence }: Row) {
  if (field === null) return <span className="status status-warn">Not understood</span>;
  if (confidence === 100) return <span className="faint">chosen, or known from before</span>;
  if (confidence >= sure) return <span className="faint">by its name</span>;
  return <span className="status status-warn">a guess, {confidence}% sure</span>;
}
