import { Link } from "@tanstack/react-router";
import { ClipboardList, Plus } from "lucide-react";
import { useQuery } from "urql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatDay } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { ListFailure } from "../list/list-failure";
import { installReadyMadeTemplates } from "./make-template";
import { type TemplateRow, templatesQuery } from "./template-query";
import { byDirection, directionWords, occasionWords } from "./template-words";

/** The forms of reviews, the newest version of each. */
export function TemplatesPage() {
  const { canRunCycles } = useViewer();
  const [{ data, error }, ask] = useQuery({ query: templatesQuery });
  const install = useMutationForm(installReadyMadeTemplates);
  if (!canRunCycles) {
    return (
      <Card flush>
        <NoRight actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />
      </Card>
    );
  }
  const newest = data?.reviewTemplates.filter(
    ({ name }, at, all) => all.findIndex((other) => other.name === name) === at,
  );

  async function takeReadyMade(): Promise<void> {
    const there = await install.send({});
    if (there) ask({ requestPolicy: "network-only" });
    showToast(
      there ? "The ready-made forms are there." : "The ready-made forms could not be added. Try again in a moment.",
    );
  }

  return (
    <>
      <PageHead
        title="Review forms"
        crumbs={[{ label: "Review cycles", to: "/admin/cycles" }]}
        lede="What a review asks, on which scale, and what counts. A form in use never changes: its next version does."
      >
        <Button pending={install.sending} onClick={() => void takeReadyMade()}>
          Add the ready-made ones
        </Button>
        <LinkButton to="/admin/forms/new" kind="primary" icon={<Plus className="icon icon-small" />}>
          New form
        </LinkButton>
      </PageHead>
      {error && !data ? (
        <ListFailure error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />
      ) : (
        <Card flush>
          {!newest ? (
            <SkeletonRows />
          ) : newest.length === 0 ? (
            <EmptyState icon={ClipboardList} title="No form yet">
              Begin with the ready-made ones, or make one of your own.
            </EmptyState>
          ) : (
            <DataTable caption="Review forms" columns={columns} rows={newest} rowKey={({ id }) => id} />
          )}
        </Card>
      )}
    </>
  );
}

const columns: Column<TemplateRow>[] = [
  {
    key: "name",
    header: "Form",
    cell: ({ id, name, number, archivedAt }) => (
      <Link className="quiet-link strong" to="/admin/forms/$templateId" params={{ templateId: id }}>
        {name}{" "}
        <span className="faint">
          version {number}
          {archivedAt && ", archived"}
        </span>
      </Link>
    ),
  },
  { key: "kind", header: "Occasion", cell: ({ kind }) => occasionWords[kind] },
  {
    key: "asks",
    header: "Asks",
    cell: ({ questions }) =>
      byDirection(questions)
        .map(([direction, asked]) => `${directionWords[direction].toLowerCase()} ${asked.length}`)
        .join(", "),
  },
  { key: "score", header: "Score", cell: ({ weights }) => (weights.length > 0 ? "Yes" : "None") },
  {
    key: "used",
    header: "Used",
    cell: ({ cycleCount }) => (cycleCount === 0 ? "Not yet" : `${cycleCount} ${cycleCount === 1 ? "cycle" : "cycles"}`),
  },
  { key: "made", header: "Made", cell: ({ createdAt }) => formatDay(createdAt.slice(0, 10)) },
];
