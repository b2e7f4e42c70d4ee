import { useMutationForm } from "../../graphql/use-mutation-form";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { MoveDialog } from "./move-dialog";
import { people } from "./problem-words";
import { addPeople } from "./steering-moves";

/** Takes in those who joined after the launch. */
export function JoinedDialog({ cycle, onClose }: { cycle: Cycle; onClose: () => void }) {
  const form = useMutationForm(addPeople);
  const joined = cycle.problems.filter(({ code }) => code === "JOINED");
  const lines = [
    { good: true, words: `${joined.map(({ employee }) => employee.name).join(", ")} get the form of this cycle.` },
    { good: true, words: "It looks at their days here, and is due with the others." },
    { good: true, words: "Their managers choose colleagues for them directly." },
  ];
  async function send(reason: string): Promise<void> {
    const employeeIds = joined.map(({ employee }) => employee.id);
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version, employeeIds, reason } }))) return;
    showToast(`${people(joined.length)} added.`);
    onClose();
  }
  return (
    <MoveDialog
      {...form}
      {...{ lines, onClose }}
      title={`Add ${people(joined.length)}`}
      verb={`Add ${people(joined.length)}`}
      reason="optional"
      reasonNote="Needed for who was here for less than 30 days of the period."
      onSend={(reason) => void send(reason)}
    />
  );
}
