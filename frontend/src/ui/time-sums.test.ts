import { expect, it } from "vitest";
import { awayWords } from "./time-sums";

it("names the reasons that are told", () => {
  expect(awayWords({ away: [] })).toBe("");
  const away = [
    { reason: "ANNUAL_LEAVE", days: 8 },
    { reason: null, days: 2 },
  ];
  expect(awayWords({ away })).toBe("8 vacation, 2 not told why");
});
