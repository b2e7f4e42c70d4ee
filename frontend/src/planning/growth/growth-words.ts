/** What the states and kinds of growth are called, and a few sentences about them. */

export const planStates = {
  DRAFT: "Draft",
  AGREED: "Agreed, begins with its period",
  ACTIVE: "Under way",
  REVIEWED: "Looked back on",
  CLOSED: "Closed",
} as const;

export const actionKinds = {
  COURSE: "Course",
  MENTOR: "Mentor",
  PROJECT: "Project",
  READING: "Reading",
} as const;

export const actionStates = {
  TODO: "To do",
  DOING: "Doing",
  DONE: "Done",
  DROPPED: "Dropped",
} as const;

export type ActionKind = keyof typeof actionKinds;
export type ActionState = keyof typeof actionStates;

export const levelNames = [
  "None",
  "Knows of it",
  "Does it with help",
  "Does it alone",
  "Is asked about it",
  "Teaches it",
];

/** "2 of 3" with its words, for lists that are read aloud. */
export function levelWords(current: number, required: number): string {
  return `${current} of ${required}: ${levelNames[current]?.toLowerCase()}, asked for is ${levelNames[required]?.toLowerCase()}`;
}

interface Agreement {
  state: string;
  ownerAgreedAt: string | null;
  managerAgreedAt: string | null;
}

/** Who has still to agree to a draft. */
export function waitsFor({ state, ownerAgreedAt, managerAgreedAt }: Agreement, owner: string): string {
  if (state !== "DRAFT") return "";
  if (ownerAgreedAt) return "Waiting for the manager to agree.";
  if (managerAgreedAt) return `Waiting for ${owner} to agree.`;
  return "Nobody has agreed yet.";
}
