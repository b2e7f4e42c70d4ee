/** The words of a performance plan as both agreed to them, in the form the server keeps them. */
export interface Terms {
  goals?: { id: string; title: string; weight?: number; dueOn?: string; keyResults?: KeyResultTerms[] }[];
  standards?: { id: string; name: string; weight: number }[];
  developmentPlan?: {
    summary: string;
    objectives: {
      title: string;
      skill: string | null;
      targetLevel: number | null;
      actions: { title: string; dueOn: string; weight: number }[];
    }[];
  } | null;
}

interface KeyResultTerms {
  title: string;
  baseline?: string;
  target?: string;
  unit?: string;
}

/** A plan as lines of text, so that two of them can be laid side by side. */
export function linesOf({ goals = [], standards = [], developmentPlan }: Terms): string[] {
  return [
    ...goals.flatMap(({ title, weight, dueOn, keyResults = [] }) => [
      `Goal: ${title}${weight === undefined ? "" : `, weight ${weight}%`}${dueOn ? `, due ${dueOn}` : ""}`,
      ...keyResults.map(
        (one) =>
          `Measured by: ${one.title}${one.target === undefined ? "" : `, ${one.baseline} to ${one.target} ${one.unit ?? ""}`.trimEnd()}`,
      ),
    ]),
    ...standards.map(({ name, weight }) => `Standard: ${name}, ${weight}%`),
    ...(developmentPlan?.objectives ?? []).flatMap(({ title, skill, targetLevel, actions }) => [
      `Objective: ${title}${skill ? ` (${skill}, level ${targetLevel})` : ""}`,
      ...actions.map((action) => `Action: ${action.title}, due ${action.dueOn}, weight ${action.weight}`),
    ]),
  ];
}

export type Line = { text: string; change: "same" | "added" | "gone" };

/** What came and what went between two plans; what stayed keeps its place. */
export function compare(before: Terms, after: Terms): { before: Line[]; after: Line[] } {
  const [old, now] = [linesOf(before), linesOf(after)];
  return {
    before: old.map((text) => ({ text, change: now.includes(text) ? "same" : "gone" })),
    after: now.map((text) => ({ text, change: old.includes(text) ? "same" : "added" })),
  };
}
