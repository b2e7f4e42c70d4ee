import { useMutation } from "urql";
import { showToast } from "../ui/toast";
import { type Moved, stopApproval } from "./reward-moves";

/** Takes an approval back that was given within the last ten seconds. */
export function useStopApproval(onRefused: (messages: string[]) => void): (reward: Moved) => void {
  const [, send] = useMutation(stopApproval);
  return ({ id, version }) =>
    void send({ input: { id, version } }).then(({ data, error }) => {
      const answer = data?.stopApproval;
      if (answer?.__typename === "StopApprovalPayload") showToast("Stopped. It waits for your decision again.");
      else if (answer?.__typename === "UserErrors") onRefused(answer.errors.map(({ message }) => message));
      else if (error) onRefused(["It could not be stopped. Check your connection, and ask who proposed it."]);
    });
}
