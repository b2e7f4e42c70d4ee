import { StatusPill } from "../../ui/status-pill";

const looks = {
  UPLOADED: { status: "DRAFT", words: "Not imported" },
  APPLIED: { status: "DONE", words: "Imported" },
  UNDONE: { status: "WITHDRAWN", words: "Undone" },
} as const;

export function ImportStatePill({ state }: { state: keyof typeof looks }) {
  return <StatusPill {...looks[state]} />;
}
