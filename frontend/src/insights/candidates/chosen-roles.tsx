import { useNavigate } from "@tanstack/react-router";
import { X } from "lucide-react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SelectField } from "../../ui/field";
import { formatNumber } from "../../ui/format";
import { candidatesRoute } from "../routes";
import type { OpenRole } from "./candidates-query";

/** So many places are filled at once at the most. */
const most = 8;

interface ChosenRolesProps {
  /** The roles that there are. */
  profiles: readonly { id: string; name: string }[];
  open: readonly OpenRole[];
}

/** Which roles are looked at: open ones, each with its places, and any other. */
export function ChosenRoles({ profiles, open }: ChosenRolesProps) {
  const { role = [], vacancy = [] } = candidatesRoute.useSearch();
  const navigate = useNavigate();
  const names = new Map(profiles.map(({ id, name }) => [id, name]));
  const choose = (roles: string[], vacancies: string[]) =>
    void navigate({ to: "/insights/candidates", search: { role: someOf(roles), vacancy: someOf(vacancies) } });
  const chosen = [
    ...vacancy.map((id) => ({ id, name: nameOf(open.find((one) => one.vacancy.id === id)) })),
    ...role.map((id) => ({ id, name: names.get(id) ?? "Unknown role" })),
  ];
  const together = fitting(open);
  const leaveOut = (at: number) =>
    choose(
      role.filter((_, place) => place + vacancy.length !== at),
      vacancy.filter((_, place) => place !== at),
    );
  return (
    <Card
      title="Look at roles"
      actions={
        open.length > 1 && (
          <Button size="small" onClick={() => choose([], together)}>
            {`Fill ${together.length === open.length ? "all" : formatNumber(together.length)} open roles at once`}
          </Button>
        )
      }
    >
      <div className="open-roles">
        <SelectField
          label={chosen.length === 0 ? "A role" : "Another role"}
          value=""
          onChange={(id) => choose([...role, id], vacancy)}
          disabled={placesOf(open, vacancy) + role.length >= most}
          placeholder="Choose a role"
          options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {chosen.length > 0 && (
          <ul className="plain-list row row-wrap">
            {chosen.map(({ name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a role may be there twice.
              <li key={at}>
                <Button
                  size="small"
                  icon={<X className="icon icon-small" />}
                  label={`Leave out ${name}`}
                  onClick={() => leaveOut(at)}
                >
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function nameOf(open: OpenRole | undefined): string {
  if (!open) return "An open role";
  const { roleProfile, department, placesLeft } = open.vacancy;
  return `${roleProfile.name} · ${department.name}${placesLeft > 1 ? `, ${placesLeft} places` : ""}`;
}

/** Those to be filled soonest, as many as are filled at once. */
function fitting(open: readonly OpenRole[]): string[] {
  let places = 0;
  return open
    .filter(({ vacancy: { placesLeft } }) => {
      const fits = places + placesLeft <= most;
      if (fits) places += placesLeft;
      return fits;
    })
    .map(({ vacancy }) => vacancy.id);
}

function placesOf(open: readonly OpenRole[], vacancies: readonly string[]): number {
  return open.reduce((sum, { vacancy }) => sum + (vacancies.includes(vacancy.id) ? vacancy.placesLeft : 0), 0);
}

function someOf(ids: string[]): string[] | undefined {
  return ids.length > 0 ? ids : undefined;
}
