import { dropFromDevice, keepOnDevice, readFromDevice } from "../../ui/device-store";
import type { LocalCopies, LocalCopy } from "./answer-draft";

/** Copies of answers in this browser. */
export const localCopies: LocalCopies = {
  async read(key) {
    return (await readFromDevice(key)) as LocalCopy | null;
  },
  write: keepOnDevice,
  async remove(key, tab) {
    const copy = (await readFromDevice(key)) as LocalCopy | null;
    if (copy?.tab === tab) await dropFromDevice(key);
  },
};
