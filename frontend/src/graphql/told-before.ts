/** Answers that came before they were asked for, each good for one question and not for long. */

const goodFor = 10_000;
const told = new Map<string, { answer: unknown; until: number }>();

export function tellBefore(operation: string, answer: unknown): void {
  told.set(operation, { answer, until: performance.now() + goodFor });
}

export function wasTold(operation: string | undefined): Response | undefined {
  const known = told.get(operation ?? "");
  told.delete(operation ?? "");
  return known && performance.now() < known.until ? Response.json(known.answer) : undefined;
}
