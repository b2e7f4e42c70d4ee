import { expect, test } from "vitest";
import { invitationsFile } from "./invitations";

test("a file of invitations has a row for each, and nothing in it is a formula", () => {
  const rows = invitationsFile(
    [
      { name: 'Ben "B" Okafor', email: "ben@example.org", link: "/invitation/abc" },
      { name: "=1+1", email: "x@example.org", link: "/invitation/def" },
    ],
    "https://headway.example",
  );
  expect(rows).toBe(
    '\uFEFF"Name","E-mail","Link"\r\n' +
      '"Ben ""B"" Okafor","ben@example.org","https://headway.example/invitation/abc"\r\n' +
      `"'=1+1","x@example.org","https://headway.example/invitation/def"\r\n`,
  );
});
