import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Card } from "../../ui/card";
import { SkeletonRows } from "../../ui/skeleton";
import { HomeError } from "../my-home";

export interface InboxListProps {
  title: string;
  actions?: ReactNode;
  /** What stands there instead of rows. */
  empty: ReactNode;
  children: ReactNode;
  /** Under the rows. */
  more?: ReactNode;
}

/** One of the lists of the inbox. */
export function InboxList({ title, actions, empty, children, more }: InboxListProps) {
  return (
    <Card title={title} actions={actions} flush>
      {empty || <ul className="rows">{children}</ul>}
      {!empty && more}
    </Card>
  );
}

interface LoadingListProps {
  title: string;
  pages: { error: CombinedError | undefined; retry: () => void };
}

/** A list that is not there yet, or could not be loaded. */
export function LoadingList({ title, pages }: LoadingListProps) {
  if (pages.error) return <HomeError what="The inbox" error={describeFailure(pages.error)} onRetry={pages.retry} />;
  return (
    <Card title={title} flush>
      <SkeletonRows rows={5} pictures />
    </Card>
  );
}
