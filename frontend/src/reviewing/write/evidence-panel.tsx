import { Link } from "@tanstack/react-router";
import { ChevronRight, FileSearch, NotebookPen, Users } from "lucide-react";
import { useMemo, useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import type { Cite, EvidenceKind } from "../drafts/content";
import type { Place } from "../drafts/form-drafts";
import { OthersWords } from "../read/others-words";
import { EvidenceItem, kindLooks } from "./evidence-item";
import type { Evidence, EvidenceData } from "./evidence-query";
import { MonthBars } from "./month-bars";
import { Recency } from "./recency";
import { countOf } from "./steps";
import { TimeThereWas } from "./time-there-was";
import type { useEvidence } from "./use-evidence";
import { useWriting } from "./writing-context";

export interface EvidencePanelProps {
  evidence: ReturnType<typeof useEvidence>;
  /** The answer that cites. */
  place: Place;
  onCite: (item: Evidence) => void;
  onRemove: (item: Evidence) => void;
  onFocusItem: (item: Evidence) => void;
}

const kinds = Object.keys(kindLooks) as EvidenceKind[];

/** What happened in the period, beside the question: one press cites it. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { place, onCite, onRemove, onFocusItem } = props;
  const { data, error, retry, hasOlder, pending, showOlder } = props.evidence;
  const [kind, setKind] = useState<EvidenceKind | null>(null);
  const { drafts, form } = useWriting();
  const everywhere = useMemo(() => new Set<string>(), []);
  everywhere.clear();
  for (const { content } of drafts.written) for (const { id } of content.cites) everywhere.add(id);
  const here = new Set(drafts.state(place).content.cites.map(({ id }: Cite) => id));

  if (error && !data) {
    const { what, next, code } = describeFailure(error);
    return (
      <div className="evidence-pad">
        <ErrorState title="The evidence could not be loaded." code={code} onRetry={retry}>
          {what} {next} Writing goes on without it.
        </ErrorState>
      </div>
    );
  }
  if (!data) return <SkeletonRows rows={5} />;
  const { evidence, evidenceByMonth } = data;
  if (evidence.length === 0) {
    return (
      <>
        <Beside data={data} />
        <Around data={data} />
        <TimeThereWas form={form} />
        <EmptyState icon={FileSearch} title="Nothing was noted in this period" level={3}>
          Goals, updates and feedback of {form.cycle.period.name} appear here. Write from memory, and say when it was.
        </EmptyState>
      </>
    );
  }
  const months = evidenceByMonth.map(({ month, available }) => {
    const key = month.slice(0, 7);
    const cited = evidence.filter(({ id, at }) => everywhere.has(id) && at.startsWith(key)).length;
    return { month: key, available, cited: Math.min(available, cited) };
  });
  const shown = kind ? evidence.filter((item) => item.kind === kind) : evidence;
  return (
    <>
      <div className="evidence-top">
        <MonthBars months={months} />
        <Recency />
        <fieldset className="row row-wrap" aria-label="Show only">
          <Chip tone="outline" isPressed={kind === null} onPress={() => setKind(null)}>
            All
          </Chip>
          {kinds.map((one) => {
            const count = evidence.filter((item) => item.kind === one).length;
            return (
              count > 0 && (
                <Chip key={one} tone="outline" isPressed={kind === one} onPress={() => setKind(one)}>
                  {kindLooks[one].many} {count}
                </Chip>
              )
            );
          })}
        </fieldset>
      </div>
      <Beside data={data} />
      <Around data={data} />
      <TimeThereWas form={form} />
      <ul aria-label={`Evidence, ${countOf(shown.length, "item")}`}>
        {shown.map((item) => (
          <EvidenceItem
            key={item.id}
            item={item}
            cited={here.has(item.id) ? "here" : everywhere.has(item.id) ? "elsewhere" : "nowhere"}
            onCite={() => onCite(item)}
            onRemove={() => onRemove(item)}
            onFocus={() => onFocusItem(item)}
          />
        ))}
      </ul>
      {hasOlder && (
        <p className="evidence-pad">
          <Button size="small" pending={pending} onClick={showOlder}>
            Show older
          </Button>
        </p>
      )}
    </>
  );
}

/** What colleagues and reports said, for the manager who writes. */
function Around({ data }: { data: EvidenceData }) {
  if (data.others.length === 0) return null;
  return (
    <details className="evidence-item">
      <summary className="evidence-head evidence-opens">
        <Users className="icon icon-small" />
        <span className="grow">What colleagues said</span>
        <ChevronRight className="icon icon-small evidence-chevron" />
      </summary>
      <OthersWords others={data.others} steps={data.scale.steps} />
    </details>
  );
}

/** The form in the other direction: how far it is, and the way to it once it may be read. */
function Beside({ data }: { data: EvidenceData }) {
  if (!data.counterpartState) return null;
  return (
    <div className="evidence-item">
      <div className="evidence-head">
        <NotebookPen className="icon icon-small" />
        <span className="grow">{data.direction === "SELF" ? "Your manager’s review" : "Self review"}</span>
      </div>
      <p className="evidence-text">{data.counterpartState}</p>
      {data.counterpart && (
        <Link
          className="link small"
          to="/reviews/$cycleId/$reviewId/{-$step}"
          params={{ cycleId: data.counterpart.cycle.id, reviewId: data.counterpart.id }}
        >
          Read it
        </Link>
      )}
    </div>
  );
}
