import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { SelectField, TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { withBelow } from "./skill-tree";
import type { Skill } from "./skills-page";

const createSkill = graphql(`
  mutation CreateSkill($input: CreateSkillInput!) {
    createSkill(input: $input) {
      __typename
      ... on CreateSkillPayload { skill { id name version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const updateSkill = graphql(`
  mutation UpdateSkill($input: UpdateSkillInput!) {
    updateSkill(input: $input) {
      __typename
      ... on UpdateSkillPayload { skill { id name description version parent { id } } }
      ... on UserErrors { errors { code message path } current { ... on Skill { id version } } }
    }
  }
`);

const archiveSkill = graphql(`
  mutation ArchiveSkill($input: ArchiveSkillInput!) {
    archiveSkill(input: $input) {
      __typename
      ... on ArchiveSkillPayload { skill { id name version archivedAt } }
      ... on UserErrors { errors { code message path } current { ... on Skill { id version } } }
    }
  }
`);

interface SkillDialogProps {
  /** None for a new one. */
  skill: Skill | null;
  skills: readonly Skill[];
  onClose: () => void;
}

/** Adds a skill, or renames and moves one. */
export function SkillDialog({ skill, skills, onClose }: SkillDialogProps) {
  const [name, setName] = useState(skill?.name ?? "");
  const [description, describe] = useState(skill?.description ?? "");
  const [parent, place] = useState(skill?.parent?.id ?? "top");
  const creating = useMutationForm(createSkill);
  const updating = useMutationForm(updateSkill);
  const archiving = useMutationForm(archiveSkill);
  const form = skill ? updating : creating;
  const title = skill ? "Edit skill" : "New skill";
  const closed = skill ? withBelow(skills, skill.id) : new Set<string>();
  const places = skills.filter(({ id, archivedAt }) => !closed.has(id) && archivedAt === null);

  async function send(): Promise<void> {
    const words = { name, description, parentId: parent === "top" ? null : parent };
    const saved = skill
      ? await updating.send({ input: { id: skill.id, version: skill.version, ...words } })
      : await creating.send({ input: words });
    if (!saved) return;
    showToast("Saved.");
    onClose();
  }

  async function archive({ id, version, archivedAt }: Skill): Promise<void> {
    const archived = archivedAt === null;
    if (!(await archiving.send({ input: { id, version, archived } }))) return;
    showToast(archived ? "Archived: it stays where it stands and is chosen no more." : "It can be chosen again.");
    onClose();
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={{ ...form.errors, ...archiving.errors }} onSubmit={() => void send()}>
        <TextField label="Name" name="name" autoFocus value={name} onChange={setName} />
        <TextAreaField
          label="What it takes"
          name="description"
          optional
          rows={2}
          maxLength={2000}
          value={description}
          onChange={describe}
        />
        <SelectField
          label="Under"
          name="parentId"
          value={parent}
          onChange={place}
          options={[
            { value: "top", label: "The top" },
            ...places.map(({ id, name: words }) => ({ value: id, label: words })),
          ]}
        />
        <div className="form-foot">
          {skill && (
            <Button pending={archiving.sending} onClick={() => void archive(skill)}>
              {skill.archivedAt ? "Use it again" : "Archive"}
            </Button>
          )}
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Save
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
