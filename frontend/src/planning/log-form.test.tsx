import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type Client, Provider } from "urql";
import { expect, test, vi } from "vitest";
import { fromValue } from "wonka";
import type { FragmentOf } from "../graphql/graphql";
import { LogForm, type logFormGoal } from "./log-form";

const keyResult = {
  __typename: "KeyResult",
  id: "kr1",
  title: "First reply",
  measure: "NUMBER",
  unit: "h",
  currency: "",
  currentValue: "4",
  currentOn: "2026-11-10",
  currentConfidence: "MEDIUM",
  version: 3,
};
const goal = { id: "g1", startsOn: "2026-07-01", keyResults: [keyResult] } as unknown as FragmentOf<typeof logFormGoal>;

interface Sent {
  input: { value: string; version: number; confidence: string; idempotencyKey: string };
}

function show(...answers: object[]) {
  const sent: Sent[] = [];
  const executeMutation = vi.fn(({ variables }: { variables: Sent }) => {
    sent.push(variables);
    return fromValue({ data: { logProgress: answers[sent.length - 1] }, stale: false, hasNext: false });
  });
  const onLogged = vi.fn();
  render(
    <Provider value={{ executeMutation } as unknown as Client}>
      <LogForm goal={goal} onLogged={onLogged} />
    </Provider>,
  );
  return { sent, onLogged };
}

const value = () => screen.getByLabelText<HTMLInputElement>("First reply now");
const accepted = { __typename: "LogProgressPayload" };

test("nothing is prefilled but how sure one was, and the last number is said", async () => {
  const { sent } = show(accepted);
  expect(value().value).toBe("");
  expect(screen.getByText(/^Last: 4 h on/)).toBeTruthy();
  expect(screen.getByRole("radio", { name: "Some doubt" }).getAttribute("aria-checked")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "Log" }));
  expect(sent).toEqual([]);
  expect(await screen.findByText("Give the number as it is now, even if nothing changed.")).toBeTruthy();
});

test("a number is sent with the version that was seen, and the field is empty again", async () => {
  const { sent, onLogged } = show(accepted);
  await userEvent.type(value(), "3.2");
  await userEvent.click(screen.getByRole("radio", { name: "Unlikely" }));
  await userEvent.click(screen.getByRole("button", { name: "Log 3.2 h" }));
  await waitFor(() => expect(value().value).toBe(""));
  expect(sent[0]?.input).toMatchObject({ value: "3.2", version: 3, confidence: "LOW" });
  expect(onLogged).toHaveBeenCalledOnce();
});

test("when somebody was faster, theirs is shown, mine is kept, and goes on top of theirs", async () => {
  const theirs = { ...keyResult, currentValue: "3.5", currentConfidence: "HIGH", version: 4 };
  const refused = {
    __typename: "UserErrors",
    errors: [{ code: "CONFLICT", message: "Changed.", path: ["version"] }],
    current: theirs,
  };
  const { sent, onLogged } = show(refused, accepted);
  await userEvent.type(value(), "3.2");
  await userEvent.click(screen.getByRole("button", { name: "Log 3.2 h" }));
  expect(await screen.findByText(/Meanwhile somebody logged 3.5 h/)).toBeTruthy();
  expect(value().value).toBe("3.2");
  expect(onLogged).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Log 3.2 h on top" }));
  await waitFor(() => expect(onLogged).toHaveBeenCalledOnce());
  expect(sent.map(({ input }) => input.version)).toEqual([3, 4]);
  expect(sent[1]?.input.idempotencyKey).toBe(sent[0]?.input.idempotencyKey);
});
