import { useNavigate } from "@tanstack/react-router";
import {
  CalendarCheck,
  ClipboardCheck,
  FileText,
  type LucideIcon,
  MessageCircleHeart,
  MessageSquare,
} from "lucide-react";
import { usePeopleSearch } from "../graphql/use-people-search";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { DateField } from "../ui/field";
import { type PersonOption, PersonPicker } from "../ui/person-picker";
import { type ConversationSearch, spokenKinds } from "./conversation-search";

export const kindLooks: Record<(typeof spokenKinds)[number], { label: string; icon: LucideIcon }> = {
  meeting: { label: "1:1s", icon: CalendarCheck },
  check_in: { label: "Check-ins", icon: ClipboardCheck },
  feedback: { label: "Feedback", icon: MessageCircleHeart },
  comment: { label: "Comments", icon: MessageSquare },
  review: { label: "Reviews", icon: FileText },
};

interface ConversationFiltersProps {
  personId: string;
  other: PersonOption | null;
  search: ConversationSearch;
}

/** With whom, what, and between which days; all of it lives in the address. */
export function ConversationFilters({ personId, other, search }: ConversationFiltersProps) {
  const navigate = useNavigate();
  const people = usePeopleSearch();
  const { kind, from, until } = search;

  function change(part: ConversationSearch): void {
    void navigate({
      to: "/people/$employeeId/$tab",
      params: { employeeId: personId, tab: "conversation" },
      search: { ...search, ...part },
      replace: true,
    });
  }

  return (
    <div className="conversation-filters">
      <PersonPicker
        label="With"
        search={people}
        value={other}
        onChange={(person) => person && change({ with: person.id })}
      />
      <DateField label="From" value={from ?? ""} max={until} onChange={(day) => change({ from: day || undefined })} />
      <DateField label="Until" value={until ?? ""} min={from} onChange={(day) => change({ until: day || undefined })} />
      <fieldset className="row row-wrap">
        <legend className="visually-hidden">Kind</legend>
        {spokenKinds.map((one) => (
          <Chip
            key={one}
            tone="outline"
            isPressed={kind === one}
            onPress={() => change({ kind: kind === one ? undefined : one })}
          >
            {kindLooks[one].label}
          </Chip>
        ))}
      </fieldset>
      {(kind || from || until) && (
        <Button kind="ghost" onClick={() => change({ kind: undefined, from: undefined, until: undefined })}>
          Clear
        </Button>
      )}
    </div>
  );
}
