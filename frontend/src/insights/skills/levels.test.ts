import { expect, test } from "vitest";
import { shade, signed } from "./levels";

test("a gap says its sign", () => {
  expect([signed(0.44), signed(-1.3), signed(0), signed(-0.04)]).toEqual(["+0.4", "−1.3", "0.0", "0.0"]);
});

test("the shade of a gap follows its size and sign", () => {
  expect([-1.2, -1, -0.7, -0.3, -0.2, 0, 0.2, 0.3, 0.6, 1].map(shade)).toEqual([-3, -3, -2, -1, 0, 0, 0, 1, 2, 3]);
});
