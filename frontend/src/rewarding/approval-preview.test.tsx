import { render, screen } from "@testing-library/react";
import { type Client, Provider } from "urql";
import { expect, test, vi } from "vitest";
import { fromValue } from "wonka";
import { ApprovalPreview } from "./approval-preview";
import { emptyReward } from "./reward-content";

const vera = { level: 1, role: "MANAGER_ABOVE", approver: { id: "v", name: "Vera Berg" } };
const hr = { level: 2, role: "HR", approver: null };
const paul = { id: "p", name: "Paul Berg" };

function show(content: object, approvalPreview: object[] | null = [vera, hr]) {
  const executeQuery = vi.fn((_asked: { variables: object }) =>
    fromValue({ data: { approvalPreview }, stale: false, hasNext: false }),
  );
  const whole = { ...emptyReward("BONUS", "2031-01-01"), person: paul, ...content };
  render(
    <Provider value={{ executeQuery } as unknown as Client}>
      <ApprovalPreview content={whole} currency="EUR" />
    </Provider>,
  );
  return executeQuery.mock.calls.map(([asked]) => asked.variables);
}

const lines = () => screen.getAllByRole("listitem").map((item) => item.textContent);

test("it names who decides, in order", () => {
  expect(show({ amount: "1200" })).toEqual([
    { employeeId: "p", kind: "BONUS", amount: { amount: "1200", currency: "EUR" } },
  ]);
  expect(lines()).toEqual(["VBVera Berg decides.", "HRThen an HR partner decides."]);
});

test("of other kinds it asks without an amount, and HR may be the only one", () => {
  const alone = [{ ...hr, level: 1 }];
  expect(show({ kind: "RAISE", amount: "1200" }, alone)).toEqual([{ employeeId: "p", kind: "RAISE", amount: null }]);
  expect(lines()).toEqual(["HRAn HR partner decides."]);
});

test("nothing is asked before a person is chosen", () => {
  expect(show({ person: null })).toEqual([]);
  expect(screen.getByText("Choose a person to see who will have to approve.")).toBeTruthy();
});
