import { useNavigate } from "@tanstack/react-router";
import { FileUp, UserPlus } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { usePeopleSearch } from "../graphql/use-people-search";
import { useViewer } from "../graphql/viewer";
import { type Command, registerFinder, useCommand } from "../ui/commands";

const AddPersonDialog = lazy(() =>
  import("./add-person-dialog").then((module) => ({ default: module.AddPersonDialog })),
);

/** What people adds to the palette, to the New menu and to the keys. */
export function PeopleCommands() {
  const navigate = useNavigate();
  const { isHr, canImport } = useViewer();
  const [adding, add] = useState(false);
  const find = usePeopleSearch();
  useCommand(
    useMemo<Command | null>(
      () =>
        isHr
          ? {
              id: "add person",
              label: "Add person",
              group: "new",
              icon: UserPlus,
              words: "new employee hire create",
              run: () => add(true),
            }
          : null,
      [isHr],
    ),
  );
  useCommand(
    useMemo<Command | null>(
      () =>
        canImport
          ? {
              id: "import people",
              label: "Import people",
              group: "new",
              icon: FileUp,
              words: "csv xlsx file upload hris employees",
              run: () => void navigate({ to: "/people/import" }),
            }
          : null,
      [canImport, navigate],
    ),
  );
  useEffect(
    () =>
      registerFinder({
        id: "people",
        label: "People",
        find: async (text) =>
          (await find(text)).slice(0, 6).map(({ id, name, title }) => ({
            id,
            label: name,
            note: title,
            open: () => void navigate({ to: "/people/$employeeId", params: { employeeId: id } }),
          })),
      }),
    [find, navigate],
  );
  if (!adding) return null;
  return (
    <Suspense>
      <AddPersonDialog onClose={() => add(false)} />
    </Suspense>
  );
}
