import { Archive, ArchiveRestore } from "lucide-react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { showToast } from "../../ui/toast";
import { archiveReviewTemplate } from "./make-template";
import type { Template } from "./template-query";

/** Takes a form out of the choice for new cycles, or puts it back; nothing that runs changes. */
export function ArchiveButton({ template: { id, name, archivedAt } }: { template: Template }) {
  const form = useMutationForm(archiveReviewTemplate);
  const Icon = archivedAt ? ArchiveRestore : Archive;
  async function send(): Promise<void> {
    const done = await form.send({ input: { templateId: id, archived: !archivedAt } });
    if (!done) showToast("That did not work. Try again in a moment.");
    else showToast(archivedAt ? `${name} is offered again.` : `${name} is archived. Cycles that run keep it.`);
  }
  return (
    <Button icon={<Icon className="icon icon-small" />} pending={form.sending} onClick={() => void send()}>
      {archivedAt ? "Offer again" : "Archive"}
    </Button>
  );
}
