/** A moment as `<input type="datetime-local">` holds it, in the reader's zone, and back. */
export function toLocal(instant: string): string {
  const at = new Date(instant);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** Nothing for a text that is no moment. */
export function fromLocal(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
