import type { CombinedError } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Card } from "../../ui/card";
import { ErrorState } from "../../ui/states";

/** Only this list failed. */
export function ListFailure({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const { what, next, code } = describeFailure(error);
  return (
    <Card>
      <ErrorState title="The reviews could not be loaded." code={code} onRetry={onRetry}>
        {what} {next}
      </ErrorState>
    </Card>
  );
}
