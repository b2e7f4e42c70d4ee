import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

/** Documents typed from schema.graphql; run `npm run graphql` after the schema has changed. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    /** `YYYY-MM-DD`: stays text, for a day has no time zone. */
    Date: string;
    /** ISO 8601 in UTC. */
    DateTime: string;
    /** Decimal digits as text, so that no cent is lost. */
    Decimal: string;
    JSON: unknown;
  };
}>();

// biome-ignore lint/performance/noBarrelFile: documents and what reads them come from one place.
export { type FragmentOf, type ResultOf, readFragment, type VariablesOf } from "gql.tada";
