import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatInstant, formatNumber } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { handoverRoute } from "../routes";
import { AnswersCard } from "./answers-card";
import { Downloads } from "./downloads";
import { answeredInWords, type Channel, channelWords, totalLines } from "./handover-words";
import { LinesCard } from "./lines-card";
import "./handover.css";

const fileQuery = graphql(`
  query HandoverFile($id: ID!) {
    node(id: $id) {
      __typename
      ... on HandoverFile {
        id channel number madeAt lineCount href answersHref totals takenCount refusedCount
      }
    }
  }
`);

/** One file: what it adds up to, and line by line what it says and what was answered. */
export function HandoverPage() {
  const { fileId } = handoverRoute.useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: fileQuery, variables: { id: fileId } });
  if (!data && fetching) return <SkeletonPage />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="This file could not be loaded." code={code} onRetry={ask}>
        {next}
      </ErrorState>
    );
  }
  const file = data?.node?.__typename === "HandoverFile" ? data.node : null;
  if (!file) return <NoRight what="file" actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  const { name, holds, place } = channelWords[file.channel as Channel];
  const refresh = () => ask({ requestPolicy: "network-only" });
  return (
    <>
      <PageHead
        title={`${name}: file ${file.number}`}
        lede={`${holds}, as they were handed over on ${formatInstant(file.madeAt)}.`}
        crumbs={[
          { label: "Rewards", to: "/rewards" },
          { label: "Hand-overs", to: "/rewards/handover", search: { channel: place } },
        ]}
      >
        <Downloads href={file.href} number={file.number} />
      </PageHead>
      <div className="stack">
        <Card>
          <dl className="handover-facts">
            <Fact term="Lines">{formatNumber(file.lineCount)}</Fact>
            <Fact term="Answers">{answeredInWords(file)}</Fact>
            <Fact term="Totals">{totalLines(file.totals).join(" · ")}</Fact>
          </dl>
        </Card>
        <AnswersCard address={file.answersHref} onNoted={refresh} />
        <LinesCard file={file.id} refused={file.refusedCount} answered={answeredInWords(file)} onChanged={refresh} />
      </div>
    </>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="small muted">{term}</dt>
      <dd className="strong number">{children}</dd>
    </div>
  );
}
