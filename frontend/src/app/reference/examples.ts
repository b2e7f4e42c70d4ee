/** A query to begin with. */
export interface Example {
  name: string;
  query: string;
  /** What is to be filled in first, as JSON; empty where it runs as it is. */
  variables: string;
}

const files = import.meta.glob<string>("./examples/*.graphql", { query: "?raw", import: "default", eager: true });

/** Each file begins with its name as a comment; variables without defaults follow as another one. */
export const examples: readonly Example[] = Object.values(files).map((text) => {
  const [name = "", variables = ""] = text.split("\n").filter((line) => line.startsWith("# "));
  const query = text.replaceAll(/^# .*\n/gm, "").trimEnd();
  return { name: name.slice(2), query, variables: variables.slice(2) };
});
