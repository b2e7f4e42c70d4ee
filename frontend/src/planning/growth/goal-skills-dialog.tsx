import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useLeafSkills } from "../../graphql/use-leaf-skills";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import type { NeedingGoal } from "./goal-needs";
import { type RequiredSkillDraft, RequiredSkillsEditor } from "./required-skills-editor";
import "./roles.css";

const setSkills = graphql(`
  mutation SetGoalSkills($input: SetGoalSkillsInput!) {
    setGoalSkills(input: $input) {
      __typename
      ... on SetGoalSkillsPayload { goal { id version neededSkills { level current planned missing skill { id name } } } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

/** Says which skills a goal needs, and how much of each. */
export function GoalSkillsDialog({ goal, onClose }: { goal: NeedingGoal; onClose: () => void }) {
  const skills = useLeafSkills(goal.neededSkills.map(({ skill }) => skill.id));
  const form = useMutationForm(setSkills);
  const [rows, change] = useState<RequiredSkillDraft[]>(() =>
    goal.neededSkills.map(({ skill, level }) => ({ skillId: skill.id, level: String(level) })),
  );

  async function send(): Promise<void> {
    const wanted = rows
      .filter(({ skillId }) => skillId)
      .map(({ skillId, level }) => ({ skillId, level: Number(level) }));
    if (await form.send({ input: { id: goal.id, version: goal.version, skills: wanted } })) onClose();
  }

  return (
    <Dialog title="Skills this goal needs" isOpen onClose={onClose}>
      <Form label="Skills this goal needs" errors={form.errors} onSubmit={() => void send()}>
        <RequiredSkillsEditor legend="Skills" name="skills" rows={rows} skills={skills} onChange={change} />
        <div className="form-foot">
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
