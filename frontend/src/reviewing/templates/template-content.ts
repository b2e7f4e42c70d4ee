import type { VariablesOf } from "../../graphql/graphql";
import type { FurtherSigner } from "../sign/signers-choice";
import type { makeReviewTemplate } from "./make-template";
import type { Direction, Part, QuestionKind, Template } from "./template-query";

/** A questionnaire while it is edited: choices a line each. */
export interface QuestionContent {
  key: string;
  direction: Direction;
  section: string;
  kind: QuestionKind;
  title: string;
  help: string;
  required: boolean;
  overall: boolean;
  choices: string;
  looksAhead: boolean;
  roles: readonly { id: string; name: string }[];
}

export interface StepContent {
  key: string;
  value: number | null;
  label: string;
  anchor: string;
}

export interface TemplateContent {
  name: string;
  kind: Template["kind"];
  scaleName: string;
  steps: readonly StepContent[];
  questions: readonly QuestionContent[];
  evidenceForExtremes: boolean;
  realismRequired: boolean;
  smallestGroup: number | null;
  alsoSigns: FurtherSigner | null;
  weights: Readonly<Record<Part, number | null>>;
}

const noWeights: Record<Part, number | null> = { GOALS: null, SELF: null, MANAGER: null, OTHERS: null };

export function contentOf(template: Template): TemplateContent {
  const { name, kind, scale, questions, evidenceForExtremes, realismRequired, smallestGroup, alsoSigns, weights } =
    template;
  return {
    name,
    kind,
    scaleName: scale.name,
    steps: scale.steps.map(({ value, label, anchor }) => ({ key: `${value}`, value, label, anchor })),
    questions: questions.map(({ id, choices, roleProfiles, ...question }) => ({
      key: id,
      direction: question.direction as Direction,
      section: question.section,
      kind: question.kind,
      title: question.title,
      help: question.help,
      required: question.required,
      overall: question.overall,
      looksAhead: question.looksAhead,
      choices: choices.join("\n"),
      roles: roleProfiles,
    })),
    evidenceForExtremes,
    realismRequired,
    smallestGroup,
    alsoSigns: alsoSigns as FurtherSigner | null,
    weights: { ...noWeights, ...Object.fromEntries(weights.map(({ part, weight }) => [part, weight])) },
  };
}

export function emptyQuestion(direction: Direction, section = ""): QuestionContent {
  return {
    key: crypto.randomUUID(),
    direction,
    section,
    kind: "TEXT",
    title: "",
    help: "",
    required: true,
    overall: false,
    choices: "",
    looksAhead: false,
    roles: [],
  };
}

export function emptyTemplate(): TemplateContent {
  return {
    name: "",
    kind: "HALF_YEAR",
    scaleName: "",
    steps: [1, 2, 3].map((value) => ({ key: `${value}`, value, label: "", anchor: "" })),
    questions: [emptyQuestion("SELF"), emptyQuestion("MANAGER")],
    evidenceForExtremes: true,
    realismRequired: true,
    smallestGroup: 5,
    alsoSigns: null,
    weights: noWeights,
  };
}

type Input = VariablesOf<typeof makeReviewTemplate>["input"];

export function inputOf(content: TemplateContent, number: number): Input {
  return {
    name: content.name,
    number,
    kind: content.kind,
    scale: {
      name: content.scaleName,
      steps: content.steps.map(({ value, label, anchor }) => ({ value: value ?? 0, label, anchor })),
    },
    questions: content.questions.map(({ key: _, choices, roles, ...question }) => ({
      ...question,
      overall: question.overall && question.kind === "RATING",
      choices:
        question.kind === "CHOICE"
          ? choices
              .split("\n")
              .map((line) => line.trim())
              .filter(Boolean)
          : [],
      roleProfileIds: roles.map(({ id }) => id),
    })),
    policy: {
      evidenceForExtremes: content.evidenceForExtremes,
      realismRequired: content.realismRequired,
      smallestGroup: content.smallestGroup ?? 5,
      alsoSigns: content.alsoSigns,
      weights: (Object.keys(noWeights) as Part[]).flatMap((part) => {
        const weight = content.weights[part];
        return weight === null ? [] : [{ part, weight }];
      }),
    },
  };
}

/** What the weights add up to so far; nothing while none is given. */
export function totalOf(weights: TemplateContent["weights"]): number | null {
  const given = Object.values(weights).filter((weight) => weight !== null);
  return given.length === 0 ? null : given.reduce((sum, weight) => sum + weight, 0);
}

/** The same list with one thing a place further up or down. */
export function moved<Item>(items: readonly Item[], from: number, by: -1 | 1): Item[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.min(Math.max(from + by, 0), next.length), 0, item);
  return next;
}
