import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { oneCheckInRoute } from "../routes";
import { CheckInRow, checkInRow } from "./check-in-row";
import "./check-ins.css";

const oneCheckInQuery = graphql(
  `
    query OneCheckIn($id: ID!) {
      node(id: $id) {
        __typename
        ... on CheckIn {
          id
          effectiveOn
          employee { id name manager { name } }
          corrects { id ...CheckInRow }
          corrections { id }
          ...CheckInRow
        }
      }
    }
  `,
  [checkInRow],
);

const context = { additionalTypenames: ["CheckIn", "Comment"], live: true };

/** One check-in with what is said beside it: where notices lead. */
export function OneCheckInPage() {
  const { checkInId } = oneCheckInRoute.useParams();
  const [{ data, error, stale }, retry] = useQuery({ query: oneCheckInQuery, variables: { id: checkInId }, context });
  if (data?.node?.__typename === "CheckIn") return <Loaded checkIn={data.node} key={checkInId} />;
  if (error && !data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The check-in could not be loaded." code={code} onRetry={() => retry()} retrying={stale}>
        {next}
      </ErrorState>
    );
  }
  if (!data) return <SkeletonPage />;
  return <NoRight what="check-in" actions={<LinkButton to="/check-ins">Your check-ins</LinkButton>} />;
}

type CheckIn = Extract<NonNullable<ResultOf<typeof oneCheckInQuery>["node"]>, { __typename: "CheckIn" }>;

function Loaded({ checkIn }: { checkIn: CheckIn }) {
  const { employee: me } = useViewer();
  const { employee, effectiveOn, corrects, corrections } = checkIn;
  const mine = employee?.id === me?.id;
  const day = formatDay(effectiveOn);
  const [newer] = corrections;
  const all = employee && !mine ? `/check-ins/${employee.id}` : "/check-ins";
  return (
    <>
      <PageHead
        title={mine ? `Your check-in of ${day}` : `${employee?.name ?? "Somebody"}, ${day}`}
        crumbs={[{ label: mine || !employee ? "Check-ins" : `Check-ins of ${employee.name}`, to: all }]}
        lede={mine ? readBy(employee?.manager?.name) : "Read by the person, their manager, and who rates them."}
      />
      <div className="stack narrow">
        {newer && (
          <Callout kind="info">
            <p>
              This one was corrected.{" "}
              <Link to="/check-ins/one/$checkInId" params={{ checkInId: newer.id }} className="link">
                Look at the newer one
              </Link>
            </p>
          </Callout>
        )}
        <Card title="What it says" flush>
          <CheckInRow row={checkIn} open />
        </Card>
        {corrects && (
          <Card title="What it said before" flush>
            <CheckInRow row={corrects} />
          </Card>
        )}
      </div>
    </>
  );
}

function readBy(manager: string | undefined): string {
  return manager ? `${manager} reads it, nobody further up.` : "A note to yourself.";
}
