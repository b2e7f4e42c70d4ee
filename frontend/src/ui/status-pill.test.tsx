import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { initials } from "./avatar";
import { PaceBar } from "./pace-bar";
import { statusLooks } from "./status";
import { StatusPill } from "./status-pill";

test.each(Object.entries(statusLooks))("%s has a word and a shape beside its colour", (status, { word }) => {
  const { container } = render(<StatusPill status={status} />);
  expect(container.textContent).toBe(word);
  expect(container.querySelector("svg")).not.toBeNull();
});

test("a status from a newer server is shown by its own words", () => {
  const { container } = render(<StatusPill status="SENT_BACK" />);
  expect(container.textContent).toBe("Sent back");
});

test("the pace bar says in words what it draws", () => {
  render(<PaceBar label="2 h 35 of 2 h" done={0.714} pace={0.79} status="AT_RISK" />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "2 h 35 of 2 h, 71% done, 79% at an even pace, at risk",
  );
});

test("initials are what readers take for letters", () => {
  expect(initials("Åsa de la Öberg")).toBe("ÅÖ");
  expect(initials("A\u030Asa")).toBe("A\u030A");
  expect(initials("  noah ")).toBe("N");
  expect(initials("")).toBe("");
});
