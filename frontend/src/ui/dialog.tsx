import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button";
import { classes } from "./classes";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  wide?: boolean;
  /** A question that has to be answered: no Escape, no press outside, no cross. */
  binding?: boolean;
  children: ReactNode;
}

/** Above the page: the focus stays inside, Escape closes, and the focus goes back to where it was. */
export function Dialog({ title, isOpen, onClose, wide, binding, children }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable={!binding}
      isKeyboardDismissDisabled={binding}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={classes("dialog", wide && "dialog-wide")}>
        <AriaDialog>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!binding && <Button kind="ghost" label="Close" icon={<X className="icon" />} onClick={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
