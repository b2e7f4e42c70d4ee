import { Fragment } from "react";
import { Dialog } from "../ui/dialog";
import { areLettersOn, listShortcuts, writeKeys } from "../ui/shortcuts";

/** Every key that works on this page. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const shortcuts = listShortcuts();
  return (
    <Dialog title="Keys" isOpen onClose={onClose}>
      {!areLettersOn() && <p className="muted small">Single letters are switched off in your preferences.</p>}
      <dl className="key-list">
        {shortcuts.map(({ keys, label }) => (
          <Fragment key={keys}>
            <dt>{label}</dt>
            <dd>
              <kbd>{writeKeys(keys)}</kbd>
            </dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
