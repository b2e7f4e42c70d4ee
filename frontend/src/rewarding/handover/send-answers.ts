import { headers } from "../../graphql/client";

export interface CellProblem {
  row: number;
  column: string;
  value: string;
  message: string;
}

/** What became of a file of answers; with problems, nothing of it was noted. */
export interface AnswersTold {
  rows: number;
  changed: number;
  same: number;
  problemCount: number;
  problems: readonly CellProblem[];
}

export type Sent = { ok: true; told: AnswersTold } | { ok: false; message: string };

/** Sends a file of answers; a bad row comes back with its cell. */
export async function sendAnswers(address: string, file: File): Promise<Sent> {
  try {
    const answer = await fetch(`${address}?filename=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: file,
    });
    const told = await answer.json();
    if (told.problems) return { ok: true, told };
    return { ok: false, message: told.error?.message ?? "The server could not take the file. Try again in a moment." };
  } catch {
    return { ok: false, message: "The server did not answer. Check the connection, then choose the file again." };
  }
}
