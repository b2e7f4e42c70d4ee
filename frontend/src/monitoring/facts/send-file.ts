import { headers } from "../../graphql/client";

export type FactsKind = "time" | "metrics";

/** What became of a file, or what would. */
export interface FileAnswer {
  applied: boolean;
  rows: number;
  created: number;
  changed: number;
  same: number;
  refused: number;
  problemCount: number;
  problems: readonly CellProblem[];
}

export interface CellProblem {
  row: number;
  column: string;
  value: string;
  code: string;
  message: string;
}

export type Sent = { ok: true; answer: FileAnswer } | { ok: false; message: string };

/** Sends a file to be looked at, or to be written. */
export async function sendFile(kind: FactsKind, file: File, apply: boolean): Promise<Sent> {
  try {
    const answer = await fetch(`/imports/${kind}?filename=${encodeURIComponent(file.name)}&apply=${apply ? 1 : 0}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: file,
    });
    const told = await answer.json();
    if (answer.ok) return { ok: true, answer: told };
    return { ok: false, message: told.error?.message ?? "The server could not take the file. Try again in a moment." };
  } catch {
    return { ok: false, message: "The server did not answer. Check the connection, then choose the file again." };
  }
}
