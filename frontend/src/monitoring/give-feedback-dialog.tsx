import { Dialog } from "../ui/dialog";
import { FeedbackComposer, type FeedbackComposerProps } from "./feedback-composer";

interface GiveFeedbackDialogProps extends Pick<FeedbackComposerProps, "receiverId" | "goalId" | "kind" | "visibility"> {
  title?: string;
  onClose: () => void;
}

/** The composer above any page. */
export function GiveFeedbackDialog({ title = "Give feedback", onClose, ...about }: GiveFeedbackDialogProps) {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <FeedbackComposer {...about} autoFocus onSent={onClose} onCancel={onClose} />
    </Dialog>
  );
}
