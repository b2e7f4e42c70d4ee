import { expect, test } from "vitest";
import { withChanges } from "./person-pay";

const pay = (amount: string, currency: string, validFrom: string) => ({
  validFrom,
  source: "import",
  amount: { amount, currency },
});

test("each pay is compared with the one before, unless the currency changed", () => {
  const rows = withChanges([
    pay("63000.00", "EUR", "2026-01-01"),
    pay("60000.00", "EUR", "2025-01-01"),
    pay("50000.00", "GBP", "2024-01-01"),
  ]);
  expect(rows.map(({ change }) => change && Number(change.toFixed(4)))).toEqual([0.05, null, null]);
});
