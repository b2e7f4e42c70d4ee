import { schema } from "virtual:reference";
import { useLocation } from "@tanstack/react-router";
import { Braces } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { SearchField } from "../../ui/search-field";
import { PageHead } from "../../ui/title";
import { useSession } from "../gate";
import { hasConsole } from "../session";
import { ExampleList } from "./example-list";
import { type Section, sectionsOf } from "./reference";
import { TypeEntry } from "./type-entry";
import "./reference.css";

/** Everything the graph can be asked, from the schema itself. */
export function ReferencePage() {
  const session = useSession();
  return (
    <>
      <PageHead
        title="The API, field by field"
        lede="One graph for programs and for these pages. What you may not see is not answered, whichever way you ask."
        crumbs={[{ label: "API tokens", to: "/admin/tokens" }]}
      >
        {session && hasConsole(session) && (
          <LinkButton to="/console" icon={<Braces className="icon" />}>
            Query console
          </LinkButton>
        )}
      </PageHead>
      <div className="stack reference">
        <Callout>
          <p>
            <code>POST /graphql</code> with <code>Authorization: Bearer</code> and a token of yours. The schema says
            what each field holds; a token's scopes and your own rights say what of it is answered.
          </p>
        </Callout>
        <ExampleList />
        <Schema />
      </div>
    </>
  );
}

function Schema() {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const sections = sectionsOf(schema, wanted);
  return (
    <>
      <nav className="reference-bar" aria-label="Parts of the schema">
        <SearchField label="Search types, fields and what they say" value={search} onChange={setSearch} />
        <ul className="row row-wrap">
          {sections.map(({ title, id, types }) => (
            <li key={id}>
              <a href={`#${id}`} className="chip chip-outline">
                {title} <span className="faint">{countOf(types)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p role="status" className={sections.length > 0 ? "visually-hidden" : "muted"}>
        {sections.length > 0 ? `${sections.length} parts of the schema fit.` : "Nothing in the schema is called so."}
      </p>
      {sections.map((section) => (
        <SchemaSection key={section.id} section={section} searched={wanted !== ""} onFollow={() => setSearch("")} />
      ))}
    </>
  );
}

/** Of Query and Mutation the fields are what people look for; of everything else the types. */
function countOf(types: Section["types"]): number {
  return types.length === 1 ? (types[0]?.members.length ?? 0) : types.length;
}

interface SchemaSectionProps {
  section: Section;
  searched: boolean;
  onFollow: () => void;
}

function SchemaSection({ section: { title, id, types }, searched, onFollow }: SchemaSectionProps) {
  const hash = useLocation({ select: (location) => location.hash });
  return (
    <section aria-labelledby={id} className="stack-small">
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {types.map((type) => (
        <TypeEntry
          key={`${type.name} ${searched}`}
          type={type}
          startsOpen={searched || types.length === 1}
          linked={hash.split(".")[0] === type.name ? hash : ""}
          onFollow={onFollow}
        />
      ))}
    </section>
  );
}
