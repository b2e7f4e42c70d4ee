import { Link } from "@tanstack/react-router";
import { CalendarPlus, FilePlus2 } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { templateRoute } from "../template-routes";
import { ArchiveButton } from "./archive-button";
import { FixWordingDialog } from "./fix-wording-dialog";
import { QuestionList } from "./question-list";
import { type TemplateQuestion, templateQuery } from "./template-query";
import { byDirection, directionWords, occasionWords, policyWords } from "./template-words";
import "./templates.css";

/** One version of a form: what it asks, how it rates, what counts, and what its words were before. */
export function TemplatePage() {
  const { templateId } = templateRoute.useParams();
  const { canRunCycles } = useViewer();
  const [{ data, error, fetching }, ask] = useQuery({ query: templateQuery, variables: { id: templateId } });
  const [fixing, fix] = useState<TemplateQuestion | null>(null);
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { what, next, code } = describeFailure(error);
    return (
      <ErrorState title="The form could not be loaded." code={code} onRetry={() => ask()}>
        {what} {next}
      </ErrorState>
    );
  }
  const template = data.reviewTemplate;
  if (!template || !canRunCycles) {
    return <NoRight what="form" actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />;
  }
  const versions = data.reviewTemplates.filter(({ name }) => name === template.name);
  const newest = versions[0]?.id === template.id;
  return (
    <>
      <PageHead
        title={`${template.name}, version ${template.number}`}
        crumbs={[
          { label: "Review cycles", to: "/admin/cycles" },
          { label: "Forms", to: "/admin/forms" },
        ]}
        lede={`${occasionWords[template.kind]}. ${used(template.cycleCount)}${newest ? "" : " There is a newer version."}${template.archivedAt ? " It is archived: new cycles cannot use it." : ""}`}
      >
        <ArchiveButton template={template} />
        {!template.archivedAt && (
          <LinkButton to="/admin/cycles/new" icon={<CalendarPlus className="icon icon-small" />}>
            New cycle
          </LinkButton>
        )}
        {newest && (
          <LinkButton
            to="/admin/forms/$templateId/edit"
            params={{ templateId: template.id }}
            kind="primary"
            icon={<FilePlus2 className="icon icon-small" />}
          >
            Make version {template.number + 1}
          </LinkButton>
        )}
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          {byDirection(template.questions).map(([direction, asked]) => (
            <Card
              key={direction}
              title={directionWords[direction]}
              note={asked.length === 1 ? "1 question" : `${asked.length} questions`}
              flush
            >
              <QuestionList questions={asked} onFix={fix} />
            </Card>
          ))}
        </div>
        <aside className="stack" aria-label="Rules of the form">
          <Card title="Rules">
            <ul className="stack-small">
              {policyWords(template).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Card>
          <Card title={template.scale.name}>
            <dl className="scale-steps">
              {template.scale.steps.map(({ value, label, anchor }) => (
                <div key={value}>
                  <dt>
                    <b className="number">{value}</b> {label}
                  </dt>
                  <dd className="small muted">{anchor}</dd>
                </div>
              ))}
            </dl>
          </Card>
          <Card title="Versions">
            <ul className="stack-small">
              {versions.map(({ id, number, createdAt, cycleCount }) => (
                <li key={id} className="row row-between">
                  {id === template.id ? (
                    <b>Version {number}, this one</b>
                  ) : (
                    <Link className="link" to="/admin/forms/$templateId" params={{ templateId: id }}>
                      Version {number}
                    </Link>
                  )}
                  <span className="small faint">
                    {formatDay(createdAt.slice(0, 10))} · {used(cycleCount)}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        </aside>
      </div>
      {fixing && <FixWordingDialog question={fixing} used={template.cycleCount} onClose={() => fix(null)} />}
    </>
  );
}

function used(cycles: number): string {
  if (cycles === 0) return "Not used yet.";
  return cycles === 1 ? "Used in 1 cycle." : `Used in ${cycles} cycles.`;
}
