import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { DateField, TextAreaField, TextField } from "./field";
import { Form, type FormErrors } from "./form";
import { MoneyField, NumberField } from "./number-field";

const nothing = () => {};

function Example({ errors, onSubmit = nothing }: { errors?: FormErrors; onSubmit?: () => void }) {
  return (
    <Form label="New goal" errors={errors} onSubmit={onSubmit}>
      <TextField label="Title" name="title" note="One sentence." value="" onChange={nothing} />
      <TextField label="Target" name="keyResults.0.target" value="" onChange={nothing} />
    </Form>
  );
}

test("refusals stand beside their fields, are counted on top, and the first gets the focus", () => {
  const { rerender } = render(<Example />);
  rerender(<Example errors={{ title: ["Give it a title."], "keyResults.0.target": ["Give a number."] }} />);
  const title = screen.getByLabelText("Title");
  expect(title.getAttribute("aria-invalid")).toBe("true");
  const described = title.getAttribute("aria-describedby")?.split(" ") ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "Give it a title.",
    "One sentence.",
  ]);
  expect(screen.getByRole("alert").textContent).toBe("2 answers need another look.");
  expect(document.activeElement).toBe(title);
  expect(screen.getByLabelText("Target").getAttribute("aria-invalid")).toBe("true");
});

test("the focus stays where somebody types while the same refusals are told anew", () => {
  const { rerender } = render(<Example errors={{ title: ["Give it a title."] }} />);
  expect(document.activeElement).toBe(screen.getByLabelText("Title"));
  screen.getByLabelText("Target").focus();
  rerender(<Example errors={{ title: ["Give it a title."] }} />);
  expect(document.activeElement).toBe(screen.getByLabelText("Target"));
  rerender(<Example errors={{ title: ["Give it another title."] }} />);
  expect(document.activeElement).toBe(screen.getByLabelText("Title"));
});

test("what belongs to no field is said on top and gets the focus", () => {
  render(<Example errors={{ "": ["The goal was closed."] }} />);
  expect(screen.getByRole("alert").textContent).toBe("The goal was closed.");
  expect(document.activeElement).toBe(screen.getByRole("alert"));
});

test("Ctrl with Enter sends, also from a text area", () => {
  const send = vi.fn();
  render(<Example onSubmit={send} />);
  fireEvent.keyDown(screen.getByLabelText("Title"), { key: "Enter", ctrlKey: true });
  expect(send).toHaveBeenCalledTimes(1);
});

test("a date stays the text it is", () => {
  const change = vi.fn();
  render(<DateField label="Due" value="2026-04-01" onChange={change} />);
  const field = screen.getByLabelText<HTMLInputElement>("Due");
  expect(field.value).toBe("2026-04-01");
  fireEvent.change(field, { target: { value: "2026-12-31" } });
  expect(change.mock.calls).toEqual([["2026-12-31"]]);
});

test("a number is told with every key, and half a number is not", () => {
  const change = vi.fn();
  render(<NumberField label="Now" value={null} onChange={change} />);
  const field = screen.getByLabelText("Now");
  fireEvent.change(field, { target: { value: "1,250.5" } });
  fireEvent.change(field, { target: { value: "abc" } });
  fireEvent.change(field, { target: { value: "" } });
  expect(change.mock.calls).toEqual([[1250.5], [null]]);
});

test("money is told as decimal text with the currency's own cents", () => {
  const change = vi.fn();
  const { rerender } = render(<MoneyField label="Bonus" currency="EUR" value="" onChange={change} />);
  fireEvent.change(screen.getByLabelText("Bonus"), { target: { value: "600" } });
  rerender(<MoneyField label="Bonus" currency="JPY" value="" onChange={change} />);
  fireEvent.change(screen.getByLabelText("Bonus"), { target: { value: "1200" } });
  expect(change.mock.calls).toEqual([["600.00"], ["1200"]]);
});

test("the counter says how many letters are left, as the server counts", () => {
  const { rerender } = render(<TextAreaField label="Note" value="👍🏽ab" onChange={nothing} maxLength={20} />);
  expect(screen.getByText("16 left")).toBeTruthy();
  rerender(<TextAreaField label="Note" value={"x".repeat(22)} onChange={nothing} maxLength={20} />);
  expect(screen.getByText("2 too many")).toBeTruthy();
});
