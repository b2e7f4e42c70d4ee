import { Flag } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/choices";
import { useCommand } from "../../ui/commands";
import { SelectField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { type Box, calledOf, type Potential, potentials, ratingFor, rowWords } from "./boxes";
import { markPlace, placePerson } from "./session-moves";
import type { Place, Session } from "./session-query";

interface PlaceFormProps {
  session: Session;
  place: Place;
  wanted: Box | null;
  /** What the review cites. */
  cited: readonly { evidenceId: string; label: string }[];
  next: Place | null;
  onShow: (id: string) => void;
}

/** Where somebody goes and why; and on to the next. */
export function PlaceForm({ session, place, wanted, cited, next, onShow }: PlaceFormProps) {
  const { steps } = session.cycle.template.scale;
  const was = place.rating ?? 0;
  const [rating, rate] = useState(wanted ? ratingFor(wanted.result, was, steps) : was);
  const [potential, choose] = useState<Potential | null>(wanted?.potential ?? place.potential);
  const [reason, write] = useState("");
  const [evidenceIds, restOn] = useState<readonly string[]>([]);
  const placing = useMutationForm(placePerson);
  const marking = useMutationForm(markPlace);
  const may = (move: Place["allowedActions"][number]) => place.allowedActions.includes(move);
  const { id, version } = place;
  const moved = rating !== place.rating || potential !== place.potential;
  const on = useCallback(() => next && onShow(next.id), [next, onShow]);

  async function save(): Promise<void> {
    const saved = await placing.send({
      input: { id, version, rating, potential, reason, evidenceIds: [...evidenceIds] },
    });
    if (!saved) return;
    const back = { id, version: saved.place.version, rating: was, potential: place.potential, reason: "Taken back." };
    showToast(`${calledOf(place)} is placed.`, { label: "Undo", run: () => void placing.send({ input: back }) });
  }

  async function mark(state: Place["state"]): Promise<void> {
    if (state === place.state || (await marking.send({ input: { id, version, state } }))) on();
  }

  useCommand(
    useMemo(
      () => (next ? { id: "next person", label: "Next person", group: "action", keys: "n", run: on } : null),
      [next, on],
    ),
  );
  if (!may("MARK")) return null;
  return (
    <Form
      label={`Place ${calledOf(place)}`}
      errors={{ ...placing.errors, ...marking.errors }}
      className="form place-form"
      onSubmit={() => void save()}
    >
      {may("PLACE") && (
        <>
          <SelectField
            label="Rating"
            name="rating"
            value={String(rating)}
            onChange={(value) => rate(Number(value))}
            options={steps.toReversed().map(({ value, label }) => ({ value: String(value), label }))}
          />
          {session.grid && (
            <SelectField
              label="Potential"
              name="potential"
              placeholder="Not placed yet"
              value={potential ?? ""}
              onChange={choose}
              options={potentials.map((value) => ({ value, label: rowWords(value, session.gridNames) }))}
            />
          )}
          <TextAreaField
            label="Why"
            name="reason"
            note={moved ? "Needed, because the place changes." : "Needed when the place changes."}
            maxLength={2000}
            value={reason}
            onChange={write}
          />
          {moved && cited.length > 0 && (
            <fieldset className="field">
              <legend className="field-label">
                What it rests on <span className="optional">Optional</span>
              </legend>
              {cited.map(({ evidenceId, label }) => (
                <Checkbox
                  key={evidenceId}
                  label={label}
                  isSelected={evidenceIds.includes(evidenceId)}
                  onChange={(on) =>
                    restOn(on ? [...evidenceIds, evidenceId] : evidenceIds.filter((id) => id !== evidenceId))
                  }
                />
              ))}
            </fieldset>
          )}
        </>
      )}
      <div className="button-group">
        {moved ? (
          <Button kind="primary" type="submit" pending={placing.sending} disabled={reason.trim() === ""}>
            Place
          </Button>
        ) : (
          <Button kind="primary" pending={marking.sending} onClick={() => void mark("TALKED_THROUGH")}>
            {next ? "Talked through, next" : "Talked through"}
          </Button>
        )}
        <Button icon={<Flag className="icon icon-small" />} onClick={() => void mark("COME_BACK")}>
          Come back
        </Button>
      </div>
    </Form>
  );
}
