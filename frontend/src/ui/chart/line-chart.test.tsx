import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { LineChart } from "./line-chart";

const points = [
  { on: "2019-07-01", value: 240 },
  { on: "2019-08-01", value: 200 },
  { on: "2019-09-01", value: 155 },
];

function draw() {
  return render(
    <LineChart
      title="Progress"
      finding="On its way to 2 hours."
      measure="Minutes"
      points={points}
      target={120}
      pace={[
        { on: "2019-07-01", value: 240 },
        { on: "2019-12-31", value: 120 },
      ]}
    />,
  );
}

test("the drawing has a title, the finding, and one mark for each point", () => {
  const { container } = draw();
  const drawing = screen.getByRole("img");
  const named = drawing.getAttribute("aria-labelledby")?.split(" ") ?? [];
  expect(named.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "Progress",
    "On its way to 2 hours. Arrow keys walk the points.",
  ]);
  expect(container.querySelectorAll("circle")).toHaveLength(3);
});

test("the table holds the same data", () => {
  draw();
  fireEvent.click(screen.getByRole("radio", { name: "Table" }));
  expect(screen.queryByRole("img")).toBeNull();
  const cells = screen.getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent));
  expect(cells[0]).toEqual(["Date", "Minutes"]);
  expect(cells.slice(1).map(([, value]) => value)).toEqual(["240", "200", "155", "120"]);
});

test("arrows walk the points and read them", () => {
  const { container } = draw();
  const drawing = screen.getByRole("img");
  const read = () => container.querySelector(".chart-read")?.textContent ?? "";
  expect(read()).toBe("");
  fireEvent.keyDown(drawing, { key: "ArrowLeft" });
  expect(read()).toMatch(/: 155$/);
  fireEvent.keyDown(drawing, { key: "Home" });
  expect(read()).toMatch(/: 240$/);
  fireEvent.keyDown(drawing, { key: "ArrowRight" });
  expect(read()).toMatch(/: 200$/);
  fireEvent.keyDown(drawing, { key: "End" });
  expect(read()).toMatch(/: 155$/);
});
