import { useParams, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { LinkButton } from "../ui/button";
import { LinkTabs } from "../ui/segmented";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { readConversationSearch } from "./conversation-search";
import { PersonConversation } from "./person-conversation";
import { PersonDevelopment } from "./person-development";
import { PersonFeedbackTab } from "./person-feedback";
import { PersonGoals } from "./person-goals";
import { PersonHead, personHead } from "./person-head";
import { PersonOverview, personOverview } from "./person-overview";
import { PersonPay } from "./person-pay";
import { PersonPrivacy } from "./person-privacy";
import { PersonReviewsTab } from "./person-reviews";
import { PersonRewardsTab } from "./person-rewards";
import { personRoute } from "./routes";
import "./people.css";
import "./person.css";

const personQuery = graphql(
  `
    query Person($id: ID!) {
      employee(id: $id) {
        id
        name
        manager { id name }
        viewerCan { seePay proposeReward createGoal edit }
        goals(first: 1) { totalCount }
        feedbackReceived(first: 1) { totalCount }
        reviews(first: 1) { totalCount }
        developmentPlans { id }
        rewards(first: 1) { totalCount }
        ...PersonHead
        ...PersonOverview
      }
    }
  `,
  [personHead, personOverview],
);

type Person = NonNullable<ResultOf<typeof personQuery>["employee"]>;
type Tab =
  | "overview"
  | "goals"
  | "development"
  | "conversation"
  | "feedback"
  | "reviews"
  | "rewards"
  | "pay"
  | "privacy";

/** Everything about one person that the viewer may see. */
export function PersonPage() {
  const { employeeId } = personRoute.useParams();
  const { tab = "overview" } = useParams({ strict: false }) as { tab?: string };
  const [{ data, error, fetching }, retry] = useQuery({
    query: personQuery,
    variables: { id: employeeId },
    context,
  });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="This person could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const person = data.employee;
  if (!person) return <NoRight what="person" actions={<LinkButton to="/people">Go to people</LinkButton>} />;
  return <PersonWithTabs person={person} tab={tab} />;
}

const context = { additionalTypenames: ["Goal", "Feedback", "Review", "Reward", "DevelopmentPlan"] };

function PersonWithTabs({ person, tab }: { person: Person; tab: string }) {
  const tabs = useTabs(person);
  const known = tabs.find(({ id }) => id === tab);
  if (!known) {
    const back = (
      <LinkButton to="/people/$employeeId" params={{ employeeId: person.id }}>
        Go to {person.name}
      </LinkButton>
    );
    return <NoRight actions={back} />;
  }
  return (
    <div className="stack" key={person.id}>
      <PersonHead person={person} />
      {tabs.length > 1 && (
        <LinkTabs
          label="About this person"
          links={tabs.map(({ id, label, count }) => ({
            label,
            count,
            current: id === tab,
            ...(id === "overview"
              ? { to: "/people/$employeeId", params: { employeeId: person.id } }
              : { to: "/people/$employeeId/$tab", params: { employeeId: person.id, tab: id } }),
          }))}
        />
      )}
      <TabContent person={person} tab={known.id} />
    </div>
  );
}

/** The views the viewer has something to see in; the server decides what that is. */
function useTabs(person: Person): { id: Tab; label: string; count?: number }[] {
  const { employee, isHr } = useViewer();
  const { goals, feedbackReceived, reviews, rewards, viewerCan, developmentPlans } = person;
  const mine = employee?.id === person.id;
  return [
    { id: "overview", label: "Overview" },
    { id: "goals", label: "Goals", count: goals.totalCount },
    ...(mine || viewerCan.createGoal || developmentPlans.length > 0
      ? [{ id: "development" as const, label: "Development", count: developmentPlans.length }]
      : []),
    { id: "feedback", label: "Feedback", count: feedbackReceived.totalCount },
    ...(employee ? [{ id: "conversation" as const, label: "Conversation" }] : []),
    ...(mine || reviews.totalCount > 0
      ? [{ id: "reviews" as const, label: "Reviews", count: reviews.totalCount }]
      : []),
    ...(mine || rewards.totalCount > 0 || viewerCan.proposeReward
      ? [{ id: "rewards" as const, label: "Rewards", count: rewards.totalCount }]
      : []),
    ...(viewerCan.seePay ? [{ id: "pay" as const, label: "Pay history" }] : []),
    ...(isHr && viewerCan.edit && !mine ? [{ id: "privacy" as const, label: "Privacy" }] : []),
  ];
}

function TabContent({ person, tab }: { person: Person; tab: Tab }) {
  const { employee } = useViewer();
  const search = useSearch({ strict: false });
  switch (tab) {
    case "conversation":
      return (
        employee && (
          <PersonConversation
            me={employee.id}
            person={person}
            // With the reader; on the reader's own page with the manager.
            usually={person.id === employee.id ? person.manager : employee}
            search={readConversationSearch(search)}
          />
        )
      );
    case "overview":
      return <PersonOverview person={person} />;
    case "goals":
      return <PersonGoals id={person.id} name={person.name} />;
    case "development":
      return <PersonDevelopment id={person.id} name={person.name} />;
    case "feedback":
      return <PersonFeedbackTab id={person.id} name={person.name} />;
    case "reviews":
      return <PersonReviewsTab id={person.id} name={person.name} />;
    case "rewards":
      return <PersonRewardsTab id={person.id} name={person.name} mayPropose={person.viewerCan.proposeReward} />;
    case "pay":
      return <PersonPay id={person.id} name={person.name} />;
    case "privacy":
      return <PersonPrivacy id={person.id} name={person.name} />;
  }
}
