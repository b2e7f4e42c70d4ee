import type { Signer, SignReview } from "./sign-query";

export interface SignSide {
  signer: Signer;
  who: string;
  outcome: "SIGNED" | "REFUSED" | "UNREACHABLE" | null;
}

/** Who is asked to sign, and what came of it. */
export function sidesOf(review: SignReview): SignSide[] {
  const { alsoSigns } = review.cycle;
  const sides: SignSide[] = [
    { signer: "EMPLOYEE", who: review.reviewee.name, outcome: review.employeeSignature },
    { signer: "MANAGER", who: review.reviewer.name, outcome: review.managerSignature },
  ];
  if (alsoSigns) sides.push({ signer: alsoSigns, who: thirdWord(alsoSigns), outcome: review.thirdSignature });
  return sides;
}

function thirdWord(signer: Signer): string {
  return signer === "HR" ? "HR partner" : "Next manager";
}

export const outcomeWords = {
  SIGNED: "Signed",
  REFUSED: "Did not want to sign",
  UNREACHABLE: "Could not be reached",
} as const;

/** What HR may record of who does not sign. */
export const outcomes = (["REFUSED", "UNREACHABLE"] as const).map((value) => ({ value, label: outcomeWords[value] }));

/** Answers about skills, of both forms, that the manager may accept; their own stands for a skill both name. */
export function skillsOf(review: SignReview) {
  const rows = [review, ...(review.counterpart ? [review.counterpart] : [])].flatMap((side) =>
    side.answers
      .filter(({ question, levelAfter }) => {
        const kind = side.questions.find(({ id }) => id === question.id)?.kind;
        return kind === "SKILLS_GAINED" && levelAfter !== null;
      })
      .map(({ id, skill, levelBefore, levelAfter }) => ({
        id,
        skillId: skill?.id ?? "",
        skill: skill?.name ?? "A skill",
        levelBefore,
        levelAfter,
        byManager: side === review,
      })),
  );
  return rows.filter((row) => row.byManager || !rows.some((own) => own.byManager && own.skillId === row.skillId));
}
