import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import type { GoalContent, KeyResultDraft } from "./goal-form-content";
import { type Terms, TermsBeside } from "./goal-terms";

type TermsContent = Pick<GoalContent, "title" | "startsOn" | "dueOn"> & {
  weight: number | null;
  keyResults: readonly (Omit<KeyResultDraft, "key" | "id" | "commit" | "stretch"> & {
    id?: string | null;
    commit: string | null;
    stretch: string | null;
  })[];
};

/** What stands in a form, as the terms of a goal. */
export function termsOf(content: TermsContent): Terms {
  return {
    title: content.title,
    weight: content.weight ?? 0,
    startsOn: content.startsOn,
    dueOn: content.dueOn,
    keyResults: content.keyResults.map((one) => ({ ...one, id: one.id ?? null, weight: one.weight ?? 0 })),
  };
}

interface GoalConflictProps {
  theirs: TermsContent & { description: string };
  mine: TermsContent & { description: string };
  onTakeTheirs: () => void;
}

/** Somebody changed the goal meanwhile: both texts stand side by side, and neither is lost. */
export function GoalConflict({ theirs, mine, onTakeTheirs }: GoalConflictProps) {
  return (
    <div role="status">
      <Callout kind="warn">
        <div className="stack-small">
          <p>
            Somebody changed this goal while you were writing. Yours is still in the form; saving replaces theirs where
            the two differ.
          </p>
          <TermsBeside before={termsOf(theirs)} after={termsOf(mine)} heads={["Theirs", "Yours"]} changesOnly />
          {theirs.description !== mine.description && (
            <p className="prose">
              <span className="strong">Their “Why it matters”:</span> {theirs.description || "empty"}
            </p>
          )}
          <div>
            <Button size="small" onClick={onTakeTheirs}>
              Take theirs
            </Button>
          </div>
        </div>
      </Callout>
    </div>
  );
}
