/** Whether a goal was realistic, in the words people read. */
export const realismWords = {
  TOO_EASY: "Too easy",
  REALISTIC: "Realistic",
  TOO_HARD: "Too hard",
  CANNOT_TELL: "Cannot tell",
} as const;

export function realismWord(choice: string): string {
  return Object.hasOwn(realismWords, choice) ? realismWords[choice as keyof typeof realismWords] : choice;
}
