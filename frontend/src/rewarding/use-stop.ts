import { useMutation } from "urql";
import { showToast } from "../ui/toast";
import { type Moved, stopApproval, stopTelling } from "./reward-moves";

type OnRefused = (messages: string[]) => void;
type Stop = (reward: Pick<Moved, "id" | "version">) => void;

/** Takes an approval back that was given within the last ten seconds. */
export function useStopApproval(onRefused: OnRefused): Stop {
  const [, send] = useMutation(stopApproval);
  return ({ id, version }) =>
    void send({ input: { id, version } }).then(({ data, error }) => {
      const answer = data?.stopApproval;
      if (answer?.__typename === "StopApprovalPayload") showToast("Stopped. It waits for your decision again.");
      else if (answer?.__typename === "UserErrors") onRefused(answer.errors.map(({ message }) => message));
      else if (error) onRefused(["It could not be stopped. Check your connection, and ask who proposed it."]);
    });
}

/** Stops telling somebody, before they know. */
export function useStopTelling(onRefused: OnRefused): Stop {
  const [, send] = useMutation(stopTelling);
  return ({ id, version }) =>
    void send({ input: { id, version } }).then(({ data, error }) => {
      const answer = data?.stopTelling;
      if (answer?.__typename === "StopTellingPayload") {
        showToast(`Stopped. ${answer.reward.employee.name} does not know of it.`);
      } else if (answer?.__typename === "UserErrors") onRefused(answer.errors.map(({ message }) => message));
      else if (error) onRefused(["It could not be stopped. Check your connection, and talk to the person."]);
    });
}
