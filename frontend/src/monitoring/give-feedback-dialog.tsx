import { Dialog } from "../ui/dialog";
import { FeedbackComposer, type FeedbackComposerProps } from "./feedback-composer";

interface GiveFeedbackDialogProps extends Pick<FeedbackComposerProps, "receiverId" | "goalId" | "kind"> {
  onClose: () => void;
}

/** The composer above any page. */
export function GiveFeedbackDialog({ onClose, ...about }: GiveFeedbackDialogProps) {
  return (
    <Dialog title="Give feedback" isOpen onClose={onClose}>
      <FeedbackComposer {...about} autoFocus onSent={onClose} onCancel={onClose} />
    </Dialog>
  );
}
