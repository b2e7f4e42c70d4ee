import { Crown } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { TextAreaField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";

export const projectWishes = graphql(`
  fragment ProjectWishes on Employee {
    projectWishes { id version project why state }
  }
`);

const wishForProject = graphql(`
  mutation WishForProject($input: WishForProjectInput!) {
    wishForProject(input: $input) {
      __typename
      ... on WishForProjectPayload { wish { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const withdrawWish = graphql(`
  mutation WithdrawWish($input: WithdrawWishInput!) {
    withdrawWish(input: $input) {
      __typename
      ... on WithdrawWishPayload { wish { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const words = { OPEN: "Waits", TAKEN: "Came true", WITHDRAWN: "Withdrawn" } as const;

/** Projects one would like to lead: managers above see them when they think of a reward. */
export function WishesCard({ of }: { of: FragmentOf<typeof projectWishes> }) {
  const [, withdraw] = useMutation(withdrawWish);
  const [writing, setWriting] = useState(false);
  const wishes = readFragment(projectWishes, of).projectWishes.filter(({ state }) => state !== "WITHDRAWN");

  async function takeBack(id: string, version: number): Promise<void> {
    const { data: answer } = await withdraw({ input: { id, version } });
    const result = answer?.withdrawWish;
    showToast(result?.__typename === "UserErrors" ? (result.errors[0]?.message ?? "") : "Withdrawn.");
  }

  return (
    <Card
      title="Projects I would like to lead"
      actions={
        !writing && (
          <Button size="small" icon={<Crown className="icon icon-small" />} onClick={() => setWriting(true)}>
            Add a wish
          </Button>
        )
      }
    >
      <div className="stack-small">
        {wishes.length === 0 && !writing && (
          <p className="small muted">Is there a project you have been wanting to tackle? Your manager sees it here.</p>
        )}
        {writing && <WishForm onClose={() => setWriting(false)} />}
        <ul className="stack-small">
          {wishes.map(({ id, version, project, why, state }) => (
            <li key={id} className="row row-between">
              <span className="grow">
                <span className="strong small">{project}</span>{" "}
                <span className="tiny muted">
                  {words[state]}
                  {why && `: ${why}`}
                </span>
              </span>
              {state === "OPEN" && (
                <Button size="small" kind="ghost" onClick={() => void takeBack(id, version)}>
                  Withdraw<span className="visually-hidden"> {project}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function WishForm({ onClose }: { onClose: () => void }) {
  const [project, setProject] = useState("");
  const [why, setWhy] = useState("");
  const form = useMutationForm(wishForProject);

  async function send(): Promise<void> {
    if (await form.send({ input: { project: project.trim(), why: why.trim() } })) {
      showToast("Noted. Your manager sees it when they think of a reward.");
      onClose();
    }
  }

  return (
    <Form label="Add a wish" errors={form.errors} onSubmit={() => void send()}>
      <TextField label="Project" name="project" value={project} onChange={setProject} maxLength={200} autoFocus />
      <TextAreaField label="Why" optional name="why" value={why} onChange={setWhy} rows={2} maxLength={2000} />
      <div className="button-group">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" pending={form.sending}>
          {form.sending ? "Sending" : "Add the wish"}
        </Button>
      </div>
    </Form>
  );
}
