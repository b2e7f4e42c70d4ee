import { Link } from "@tanstack/react-router";
import { Gift, MapPin, MessageCircleHeart, PencilLine, Target, UserRoundCog } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { Avatar } from "../ui/avatar";
import { LinkButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { Menu } from "../ui/menu";
import { PageHead } from "../ui/title";
import { ChangeManagerDialog } from "./change-manager-dialog";
import { EditPersonDialog } from "./edit-person-dialog";
import { LocalTime } from "./local-time";

export const personHead = graphql(`
  fragment PersonHead on Employee {
    id
    name
    email
    externalId
    title
    level
    location
    timeZone
    status
    employmentType
    employmentPercent
    hiredOn
    leftOn
    tenure
    version
    department { id name }
    manager { id name title }
    viewerCan { giveFeedback proposeReward createGoal edit }
  }
`);

export type PersonFields = ResultOf<typeof personHead>;

/** Who it is, where they belong, and what the viewer may do about them. */
export function PersonHead(props: { person: FragmentOf<typeof personHead> }) {
  const person = readFragment(personHead, props.person);
  const { name, title, department, manager, status } = person;
  return (
    <header className="person-head">
      <Avatar name={name} size="hero" />
      <div className="grow">
        <PageHead
          title={name}
          crumbs={[{ label: "People", to: "/people" }]}
          lede={
            <>
              {title || "No title yet"}
              {department && (
                <>
                  {" · "}
                  <Link to="/people" search={{ department: department.id }} className="quiet-link">
                    {department.name}
                  </Link>
                </>
              )}
              {manager && (
                <>
                  {" · reports to "}
                  <Link to="/people/$employeeId" params={{ employeeId: manager.id }} className="link">
                    <bdi>{manager.name}</bdi>
                  </Link>
                </>
              )}
            </>
          }
        />
        <p className="person-facts">
          {status !== "ACTIVE" && <Chip tone="warn">{status === "LEFT" ? "Left" : "On leave"}</Chip>}
          <Facts person={person} />
        </p>
      </div>
      <Actions person={person} />
    </header>
  );
}

function Facts({ person: { tenure, location, timeZone, status, email } }: { person: PersonFields }) {
  return (
    <>
      {tenure && <span>{status === "LEFT" ? `stayed ${tenure}` : `${tenure} here`}</span>}
      <span className="row">
        <MapPin className="icon icon-small" />
        {location || timeZone}
      </span>
      {status !== "LEFT" && <LocalTime timeZone={timeZone} />}
      {email && (
        <a className="link" href={`mailto:${email}`}>
          <bdi>{email}</bdi>
        </a>
      )}
    </>
  );
}

type Open = "edit" | "manager" | null;

function Actions({ person }: { person: PersonFields }) {
  const { id, viewerCan } = person;
  const { employee } = useViewer();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <div className="button-group">
      {viewerCan.giveFeedback && (
        <LinkButton
          to="/feedback/$list"
          params={{ list: "given" }}
          search={{ to: id }}
          kind="primary"
          icon={<MessageCircleHeart className="icon" />}
        >
          Give feedback
        </LinkButton>
      )}
      {viewerCan.createGoal && (
        <LinkButton
          to="/goals/new"
          search={employee?.id === id ? {} : { owner: id }}
          icon={<Target className="icon" />}
        >
          New goal
        </LinkButton>
      )}
      {viewerCan.proposeReward && (
        <LinkButton to="/rewards/new" search={{ for: id }} icon={<Gift className="icon" />}>
          Propose reward
        </LinkButton>
      )}
      {viewerCan.edit && (
        <Menu
          text="Edit"
          icon={<PencilLine className="icon" />}
          items={[
            { id: "edit", label: "Edit the record", icon: PencilLine, run: () => setOpen("edit") },
            { id: "manager", label: "Change the manager", icon: UserRoundCog, run: () => setOpen("manager") },
          ]}
        />
      )}
      {open === "edit" && <EditPersonDialog person={person} onClose={close} />}
      {open === "manager" && <ChangeManagerDialog person={person} onClose={close} />}
    </div>
  );
}
