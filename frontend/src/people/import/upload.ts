import { headers } from "../../graphql/client";

export const accepted = [".csv", ".tsv", ".txt", ".xlsx"] as const;

export type UploadResult = { ok: true; id: string } | { ok: false; message: string };

export function isAccepted(name: string): boolean {
  return accepted.some((ending) => name.toLowerCase().endsWith(ending));
}

/** Sends a file as it is; `fetch` cannot tell how far an upload is, so this is an XMLHttpRequest. */
export function uploadPeople(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/imports/people?filename=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "text";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () =>
      resolve(failed("The server did not answer. Check the connection, then drop the file again."));
    request.onabort = () => resolve(failed("The upload was stopped. Nothing was kept."));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

export function readAnswer(status: number, text: string): UploadResult {
  try {
    const answer = JSON.parse(text) as { id?: string; error?: { message?: string } };
    if (status === 201 && answer.id) return { ok: true, id: answer.id };
    if (answer.error?.message) return failed(answer.error.message);
  } catch {
    // An answer that is no JSON comes from something before the server: the words below.
  }
  return failed("The server could not take the file. Try again in a moment.");
}

function failed(message: string): UploadResult {
  return { ok: false, message };
}
