import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { useDraft } from "../../ui/use-draft";
import { addItem, updateItem } from "./appraisal-moves";
import type { AppraisedGoal, Item } from "./appraisal-query";

const titles = { CONCLUSION: "What came of it", DECISION: "A decision", IMPROVEMENT: "An improvement" } as const;

interface ItemDialogProps {
  goal: AppraisedGoal;
  /** What is edited, or the kind of a new one. */
  of: Item | Item["kind"];
  onClose: () => void;
}

interface Content {
  text: string;
  owner: PersonOption | null;
  dueOn: string;
}

/** Writes down what came of a goal, or what follows, by whom and until when. */
export function ItemDialog({ goal, of, onClose }: ItemDialogProps) {
  const item = typeof of === "string" ? null : of;
  const kind = typeof of === "string" ? of : of.kind;
  const adding = useMutationForm(addItem);
  const changing = useMutationForm(updateItem);
  const form = item ? changing : adding;
  const search = usePeopleSearch();
  const fresh = (): Content => ({ text: item?.text ?? "", owner: item?.owner ?? null, dueOn: item?.dueOn ?? "" });
  const { content, change, reset } = useDraft(item ? null : `appraisal.${goal.id}.${kind}`, fresh);

  async function send(): Promise<void> {
    const { text, owner, dueOn } = content;
    const terms = { text, ownerId: owner?.id ?? null, dueOn: dueOn || null };
    const done = item
      ? await changing.send({ input: { id: item.id, version: item.version, ...terms } })
      : await adding.send({ input: { goalId: goal.id, kind, ...terms } });
    if (!done) return;
    reset({ text: "", owner: null, dueOn: "" });
    onClose();
  }

  return (
    <Dialog title={titles[kind]} isOpen onClose={onClose}>
      <Form label={titles[kind]} errors={form.errors} onSubmit={() => void send()}>
        <p className="small muted">{goal.title}</p>
        {kind === "CONCLUSION" ? (
          <TextAreaField
            label="What came of this goal, and why"
            name="text"
            autoFocus
            rows={5}
            maxLength={2000}
            value={content.text}
            onChange={(text) => change({ text })}
          />
        ) : (
          <>
            <TextField
              label={kind === "DECISION" ? "What was decided" : "What is to be improved"}
              name="text"
              autoFocus
              note="It comes onto the agenda of the next planning session."
              value={content.text}
              onChange={(text) => change({ text })}
            />
            <div className="form-row">
              <PersonPicker
                label="Who sees to it"
                name="ownerId"
                search={search}
                value={content.owner}
                onChange={(owner) => change({ owner })}
              />
              <DateField label="Until" name="dueOn" value={content.dueOn} onChange={(dueOn) => change({ dueOn })} />
            </div>
          </>
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Write it down
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
