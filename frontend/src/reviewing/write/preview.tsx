import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import type { FormDrafts } from "../drafts/form-drafts";
import type { Form } from "./form-query";
import { PreviewDialog } from "./preview-dialog";

const skillNamesQuery = graphql(`
  query SkillNames {
    skills { id name }
  }
`);

/** The preview with the names of the skills. */
export function Preview(props: { form: Form; drafts: FormDrafts; onClose: () => void }) {
  const [{ data }] = useQuery({ query: skillNamesQuery });
  const names = new Map(data?.skills.map(({ id, name }) => [id, name]));
  return <PreviewDialog {...props} skillNames={names} />;
}
