import { useRef, useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { csvText } from "../../ui/csv";

const inviteColleagues = graphql(`
  mutation InviteColleagues($input: InviteColleaguesInput!) {
    inviteColleagues(input: $input) {
      __typename
      ... on InviteColleaguesPayload { waiting invitations { name email link } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Payload = Extract<
  ResultOf<typeof inviteColleagues>["inviteColleagues"],
  { __typename: "InviteColleaguesPayload" }
>;
export type Invitation = Payload["invitations"][number];

/** So many at once that the bar moves, and others write in between. */
const atOnce = 100;

/** Invites everybody who cannot sign in yet, some at a time; what came so far is kept when it stops. */
export function useInvitations() {
  const form = useMutationForm(inviteColleagues);
  const [invitations, setInvitations] = useState<Invitation[]>([]);
  const [waiting, setWaiting] = useState<number | null>(null);
  const stopped = useRef(false);

  async function start(): Promise<void> {
    stopped.current = false;
    let left = 1;
    while (left > 0 && !stopped.current) {
      const sent = await form.send({ input: { atMost: atOnce } });
      if (!sent) return;
      left = sent.waiting;
      setInvitations((was) => [...was, ...sent.invitations]);
      setWaiting(left);
    }
  }

  const stop = () => {
    stopped.current = true;
  };
  return { start, stop, invitations, waiting, sending: form.sending, errors: form.errors };
}

/** A table for a mail merge. */
export function invitationsFile(invitations: readonly Invitation[], origin: string): string {
  const rows = invitations.map(({ name, email, link }) => [name, email, origin + link]);
  return csvText(["Name", "E-mail", "Link"], rows);
}
