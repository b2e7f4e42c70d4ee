/** What schema.graphql says; `reference-plugin.ts` makes it. */
declare module "virtual:reference" {
  import type { SchemaType } from "./reference";

  export const schema: readonly SchemaType[];
}
