import { expect, test } from "vitest";
import { csvText } from "./csv";

test("numbers stay numbers, nothing stays empty, and no text is a formula", () => {
  expect(
    csvText(
      ["Skill", "Gap"],
      [
        ['Say "no"', -1.5],
        ["=1+1", null],
        ["-1", 0],
        ["＝A1", 2],
      ],
    ),
  ).toBe('\uFEFF"Skill","Gap"\r\n"Say ""no""",-1.5\r\n"\'=1+1",\r\n"\'-1",0\r\n"\'＝A1",2\r\n');
});
