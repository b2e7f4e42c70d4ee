import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { MentionField, searchBefore } from "./mention-field";
import { withMentions } from "./with-mentions";

test("an @ at the beginning of a word calls people in", () => {
  expect(searchBefore("Ask @Pri", 8)).toBe("Pri");
  expect(searchBefore("Ask @Pri now", 8)).toBe("Pri");
  expect(searchBefore("@", 1)).toBe("");
  expect(searchBefore("mail@example", 12)).toBeNull();
  expect(searchBefore("Ask @Priya Nair", 15)).toBeNull();
});

test("names that call people in are plain to see", () => {
  render(<p>{withMentions("Ask @Ana Li and @Ana.", [{ name: "Ana" }, { name: "Ana Li" }])}</p>);
  expect(screen.getAllByText(/^@/).map((it) => it.textContent)).toEqual(["@Ana Li", "@Ana"]);
  expect(screen.getByText(/Ask/).textContent).toBe("Ask @Ana Li and @Ana.");
});

test("arrows and Enter choose, and the name stands in the text", async () => {
  const chosen: string[] = [];
  function Field() {
    const [text, setText] = useState("");
    return (
      <MentionField
        label="Write"
        name="text"
        value={text}
        onChange={setText}
        onMention={({ id }) => chosen.push(id)}
        find={async () => [
          { id: "a", name: "Ana" },
          { id: "b", name: "Ben" },
        ]}
      />
    );
  }
  render(<Field />);
  const user = userEvent.setup();
  const field = screen.getByLabelText("Write");
  await user.type(field, "Ask @");
  await screen.findByRole("option", { name: /Ben/ });
  await user.keyboard("{ArrowDown}{Enter}");
  expect((field as HTMLTextAreaElement).value).toBe("Ask @Ben ");
  expect(chosen).toEqual(["b"]);
  expect(screen.queryByRole("listbox")).toBeNull();
});
