import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";

const requestsQuery = graphql(`
  query NamedRequests {
    namedRequests { id version title words }
  }
`);

const answerRequest = graphql(`
  mutation AnswerNamedRequest($input: AnswerNamedRequestInput!) {
    answerNamedRequest(input: $input) {
      __typename
      ... on AnswerNamedRequestPayload { request { id version } review { id cycle { id } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const context = { additionalTypenames: ["NamedRequest"] };

type Request = ResultOf<typeof requestsQuery>["namedRequests"][number];

/** An only report is asked whether they write about their manager with their name; most people never see this. */
export function NamedRequests() {
  const [{ data }] = useQuery({ query: requestsQuery, context });
  return data?.namedRequests.map((request) => <Asked key={request.id} request={request} />);
}

function Asked({ request }: { request: Request }) {
  const form = useMutationForm(answerRequest);
  const navigate = useNavigate();
  async function answer(agrees: boolean): Promise<void> {
    const answered = await form.send({ input: { id: request.id, version: request.version, agrees } });
    if (!answered) return;
    if (!answered.review) {
      showToast("No form was made, and nobody is told.");
      return;
    }
    const { id: reviewId, cycle } = answered.review;
    await navigate({
      to: "/reviews/$cycleId/$reviewId/{-$step}",
      params: { cycleId: cycle.id, reviewId, step: undefined },
    });
  }
  return (
    <Card title="Would you write with your name?" note={request.title}>
      <Form errors={form.errors} onSubmit={() => void answer(true)}>
        <p>{request.words}</p>
        <div className="form-foot">
          <Button onClick={() => void answer(false)} pending={form.sending}>
            No, and tell nobody
          </Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Yes, with my name
          </Button>
        </div>
      </Form>
    </Card>
  );
}
