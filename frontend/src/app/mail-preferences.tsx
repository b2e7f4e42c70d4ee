import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { SelectField } from "../ui/field";
import { SkeletonRows } from "../ui/skeleton";
import { showToast } from "../ui/toast";

const preferencesQuery = graphql(`
  query MailPreferences {
    viewer { mailPreferences { kind label choice } }
  }
`);
const chooseMail = graphql(`
  mutation ChooseMail($input: ChooseMailInput!) {
    chooseMail(input: $input) {
      __typename
      ... on ChooseMailPayload { preference { kind label choice } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Preference = ResultOf<typeof preferencesQuery>["viewer"]["mailPreferences"][number];
type Choice = Preference["choice"];

const options: readonly { value: Choice; label: string }[] = [
  { value: "DIGEST", label: "Once a day" },
  { value: "AT_ONCE", label: "At once" },
  { value: "OFF", label: "No mail" },
];

/** What is mailed, kind by kind; the inbox has all of it in any case. */
export function MailPreferences() {
  const [{ data, error, fetching }] = useQuery({ query: preferencesQuery });
  const found = data?.viewer.mailPreferences;
  return (
    <Card title="Mail" note="The daily mail comes at nine in the morning where you are, if something is still unread.">
      {!found && fetching && <SkeletonRows rows={6} />}
      {error && !found && <Callout kind="bad">{describeFailure(error).what}</Callout>}
      {found && (
        <ul className="mail-choices">
          {found.map((preference) => (
            <li key={preference.kind}>
              <MailChoiceField preference={preference} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function MailChoiceField({ preference: { kind, label, choice } }: { preference: Preference }) {
  const form = useMutationForm(chooseMail);
  async function choose(next: Choice): Promise<void> {
    if (await form.send({ input: { kind, choice: next } })) showToast("Saved.");
  }
  return (
    <>
      <SelectField label={label} name={kind} value={choice} onChange={(next) => void choose(next)} options={options} />
      {Object.values(form.errors).flat().length > 0 && (
        <p role="alert" className="field-error">
          {Object.values(form.errors).flat().join(" ")}
        </p>
      )}
    </>
  );
}
