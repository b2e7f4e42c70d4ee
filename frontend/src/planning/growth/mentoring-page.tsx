import { HeartHandshake } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { leaves } from "../../graphql/use-leaf-skills";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { GrowthTabs } from "./growth-tabs";
import { MentorRequestRow } from "./mentor-request-row";
import { OfferForm } from "./offer-form";
import "./growth.css";

const mentoringQuery = graphql(`
  query Mentoring($id: ID!) {
    employee(id: $id) {
      id
      mentorOffers { id note skill { id name } }
    }
    skills { id name parent { id } }
    mentorRequests {
      id
      version
      state
      message
      answer
      createdAt
      skill { id name }
      asker { id name title }
      mentor { id name title }
    }
  }
`);

const withdrawOffer = graphql(`
  mutation WithdrawMentoring($input: WithdrawMentoringInput!) {
    withdrawMentoring(input: $input) {
      __typename
      ... on WithdrawMentoringPayload { id }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const context = { additionalTypenames: ["MentorOffer", "MentorRequest"] };

/** What I offer to others, who asks me, and whom I asked. */
export function MentoringPage() {
  const { employee } = useViewer();
  const me = employee?.id ?? "";
  const [{ data, error, fetching }, retry] = useQuery({ query: mentoringQuery, variables: { id: me }, context });
  const requests = data?.mentorRequests ?? [];
  const toMe = requests.filter(({ mentor }) => mentor?.id === me);
  const fromMe = requests.filter(({ asker }) => asker?.id === me);
  const waiting = toMe.filter(({ state }) => state === "ASKED").length;
  return (
    <>
      <PageHead
        title="Mentoring"
        crumbs={[{ label: "Development", to: "/development" }]}
        lede={
          waiting > 0
            ? `${waiting} ${waiting === 1 ? "colleague asks" : "colleagues ask"} you to be their mentor.`
            : "What you offer to others, and who helps whom."
        }
      />
      <GrowthTabs here="mentoring" />
      {!data && fetching && <SkeletonRows rows={5} />}
      {!data && error && (
        <ErrorState title="Mentoring could not be loaded." code={describeFailure(error).code} onRetry={() => retry()}>
          {describeFailure(error).next}
        </ErrorState>
      )}
      {data && (
        <div className="with-aside">
          <div className="stack">
            <Card title="Asked of you" note={toMe.length > 0 ? String(toMe.length) : undefined} flush>
              {toMe.length === 0 ? (
                <EmptyState icon={HeartHandshake} title="Nobody asked you yet" level={3}>
                  Offer to be a mentor in a skill: colleagues who want to reach a level below yours then find you.
                </EmptyState>
              ) : (
                <ul className="rows">
                  {toMe.map((request) => (
                    <MentorRequestRow key={request.id} request={request} mine={false} />
                  ))}
                </ul>
              )}
            </Card>
            {fromMe.length > 0 && (
              <Card title="Asked by you" note={String(fromMe.length)} flush>
                <ul className="rows">
                  {fromMe.map((request) => (
                    <MentorRequestRow key={request.id} request={request} mine />
                  ))}
                </ul>
              </Card>
            )}
          </div>
          <Card title="What you offer">
            <Offers offers={data.employee?.mentorOffers ?? []} />
            <OfferForm skills={leaves(data.skills)} />
          </Card>
        </div>
      )}
    </>
  );
}

function Offers({ offers }: { offers: readonly { id: string; note: string; skill: { id: string; name: string } }[] }) {
  const form = useMutationForm(withdrawOffer);
  async function withdraw(id: string, name: string): Promise<void> {
    if (await form.send({ input: { id } })) showToast(`You no longer offer ${name}.`);
  }
  if (offers.length === 0) return <p className="small muted">Nothing yet.</p>;
  return (
    <ul className="stack-small">
      {offers.map(({ id, note, skill }) => (
        <li key={id} className="row">
          <span className="grow">
            <span className="small strong">{skill.name}</span>
            {note && <span className="tiny muted growth-note">{note}</span>}
          </span>
          <Button size="small" kind="ghost" pending={form.sending} onClick={() => void withdraw(id, skill.name)}>
            Take back<span className="visually-hidden"> {skill.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
