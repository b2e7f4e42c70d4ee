import { graphql } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";

const missingQuery = graphql(`
  query ImportMissing($id: ID!, $first: Int!, $after: String) {
    peopleImport(id: $id) {
      id
      missing(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id name email title }
      }
    }
  }
`);

/** The names of those whom a complete file leaves out. */
export function MissingPeople({ id, count }: { id: string; count: number }) {
  const pages = usePages({
    query: missingQuery,
    variables: { id, first: 50 },
    pick: (data) => data.peopleImport?.missing,
    typenames: ["PeopleImport", "Employee"],
  });
  if (pages.loading) return <SkeletonRows rows={3} />;
  if (pages.error) {
    return (
      <ErrorState title="The names could not be loaded." onRetry={pages.retry} retrying={pages.stale}>
        Nobody is marked as left before you have seen them.
      </ErrorState>
    );
  }
  return (
    <section aria-label={`People who are not in the file: ${count}`} className="missing-people">
      <ul>
        {pages.nodes.map(({ id: key, name, email, title }) => (
          <li key={key}>
            <bdi className="strong">{name}</bdi>{" "}
            <span className="faint">{[title, email].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="people"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </section>
  );
}
