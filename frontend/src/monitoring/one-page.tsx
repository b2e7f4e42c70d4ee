import type { ReactNode } from "react";
import { describeFailure } from "../graphql/failure";
import { LinkButton } from "../ui/button";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import "./monitoring.css";

interface OnePageProps {
  title: string;
  /** What it is, for those who may not open it: "feedback". */
  what: string;
  /** The list it stands in. */
  list: { label: string; to: string };
  error: Parameters<typeof describeFailure>[0] | undefined;
  loading: boolean;
  onRetry: () => void;
  /** Nothing where there is no such thing for the reader. */
  children: ReactNode;
}

/** A page for a single row of a list: where notices and links of others lead. */
export function OnePage({ title, what, list, error, loading, onRetry, children }: OnePageProps) {
  if (loading) return <SkeletonPage />;
  if (error && !children) {
    const { code, next } = describeFailure(error);
    return (
      <ErrorState title={`The ${what} could not be loaded.`} code={code} onRetry={onRetry}>
        {next}
      </ErrorState>
    );
  }
  if (!children) return <NoRight what={what} actions={<LinkButton to="/feedback">Go to feedback</LinkButton>} />;
  return (
    <>
      <PageHead title={title} crumbs={[list]} />
      {children}
    </>
  );
}
