import { useDeferredValue, useState } from "react";
import { useQuery } from "urql";
import { Card } from "../ui/card";
import { SearchField } from "../ui/search-field";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";

interface TypeRef {
  kind: string;
  name: string | null;
  ofType?: TypeRef | null;
}

interface Argument {
  name: string;
  description: string | null;
  type: TypeRef;
}

interface Field extends Argument {
  args: Argument[];
}

interface Schema {
  __schema: { queryType: { fields: Field[] }; mutationType: { fields: Field[] } | null };
}

const typeOf = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
const fields = `fields { name description type { ${typeOf} } args { name description type { ${typeOf} } } }`;
const rootsQuery = `query Roots { __schema { queryType { ${fields} } mutationType { ${fields} } } }`;

/** "[Goal!]!" */
export function writeType(type: TypeRef): string {
  if (type.kind === "NON_NULL" && type.ofType) return `${writeType(type.ofType)}!`;
  if (type.kind === "LIST" && type.ofType) return `[${writeType(type.ofType)}]`;
  return type.name ?? "";
}

/** What can be asked and done, as the server describes it. */
export function ConsoleDocs() {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.toLowerCase());
  const [{ data, error, stale }, retry] = useQuery<Schema>({ query: rootsQuery, requestPolicy: "cache-first" });
  const fits = ({ name, description }: Field) => `${name} ${description ?? ""}`.toLowerCase().includes(wanted);
  return (
    <Card title="What there is" className="console-docs">
      <div className="stack-small">
        <SearchField label="Search fields" value={search} onChange={setSearch} />
        {!data && !error && <SkeletonRows rows={6} />}
        {!data && error && (
          <ErrorState title="The schema could not be read." onRetry={() => retry()} retrying={stale}>
            Queries can be sent all the same.
          </ErrorState>
        )}
        {data && (
          <>
            <Fields title="Queries" fields={data.__schema.queryType.fields.filter(fits)} />
            <Fields title="Mutations" fields={(data.__schema.mutationType?.fields ?? []).filter(fits)} />
          </>
        )}
      </div>
    </Card>
  );
}

function Fields({ title, fields: shown }: { title: string; fields: readonly Field[] }) {
  if (shown.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="eyebrow console-heading">{title}</h3>
      {shown.map(({ name, description, type, args }) => (
        <details key={name} className="console-field">
          <summary>
            <code>{name}</code>
          </summary>
          <p className="small">{description}</p>
          <p className="tiny muted">
            answers <code>{writeType(type)}</code>
          </p>
          {args.length > 0 && (
            <ul className="tiny">
              {args.map((argument) => (
                <li key={argument.name}>
                  <code>
                    {argument.name}: {writeType(argument.type)}
                  </code>{" "}
                  <span className="muted">{argument.description}</span>
                </li>
              ))}
            </ul>
          )}
        </details>
      ))}
    </section>
  );
}
