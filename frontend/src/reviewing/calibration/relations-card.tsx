import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";

const relationsQuery = graphql(`
  query CloseRelations {
    closeRelations(first: 100) { totalCount nodes { id one { id name } other { id name } } }
  }
`);

const noteRelation = graphql(`
  mutation NoteCloseRelation($input: NoteCloseRelationInput!) {
    noteCloseRelation(input: $input) {
      __typename
      ... on NoteCloseRelationPayload { relation { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const removeRelation = graphql(`
  mutation RemoveCloseRelation($input: RemoveCloseRelationInput!) {
    removeCloseRelation(input: $input) {
      __typename
      ... on RemoveCloseRelationPayload { removedId }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const context = { additionalTypenames: ["CloseRelation"] };

/** For HR: who is too close to somebody to place them. Nobody else reads it. */
export function RelationsCard() {
  const [{ data }, again] = useQuery({ query: relationsQuery, context });
  const removing = useMutationForm(removeRelation);
  const noting = useMutationForm(noteRelation);
  const search = usePeopleSearch();
  const [one, chooseOne] = useState<PersonOption | null>(null);
  const [other, chooseOther] = useState<PersonOption | null>(null);
  const relations = data?.closeRelations.nodes ?? [];

  async function note(): Promise<void> {
    if (!(await noting.send({ input: { oneId: one?.id ?? "", otherId: other?.id ?? "" } }))) return;
    chooseOne(null);
    chooseOther(null);
    again({ requestPolicy: "network-only" });
  }

  async function remove(id: string): Promise<void> {
    if (await removing.send({ input: { id } })) again({ requestPolicy: "network-only" });
  }

  return (
    <Card title="Close relations" note="read by HR alone">
      <div className="stack">
        <p className="small muted">Spouses, and whoever is as close, place each other in no session.</p>
        {relations.length > 0 && (
          <ul className="rows" aria-label="Close relations">
            {relations.map(({ id, one: first, other: second }) => (
              <li key={id}>
                <span className="grow small">
                  <bdi>{first?.name}</bdi> and <bdi>{second?.name}</bdi>
                </span>
                <Button
                  kind="ghost"
                  size="small"
                  label={`Note no more: ${first?.name} and ${second?.name}`}
                  icon={<Trash2 className="icon icon-small" />}
                  onClick={() => void remove(id)}
                />
              </li>
            ))}
          </ul>
        )}
        <Form label="Note a close relation" errors={noting.errors} onSubmit={() => void note()}>
          <div className="form-row">
            <PersonPicker label="One of them" name="oneId" search={search} value={one} onChange={chooseOne} />
            <PersonPicker label="The other" name="otherId" search={search} value={other} onChange={chooseOther} />
          </div>
          <div>
            <Button type="submit" pending={noting.sending} disabled={!one || !other}>
              Note it
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  );
}
