import { dropFromDevice, keepOnDevice, readFromDevice } from "../../ui/device-store";
import type { LocalCopies, LocalCopy } from "./answer-draft";

/** Copies of answers in this browser. */
export const localCopies: LocalCopies = {
  async read(key) {
    return (await readFromDevice(key)) as LocalCopy | null;
  },
  write: keepOnDevice,
  remove: (key, tab) => dropFromDevice(key, (copy) => (copy as LocalCopy | undefined)?.tab === tab),
};
