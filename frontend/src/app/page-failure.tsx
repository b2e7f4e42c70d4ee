import type { ErrorComponentProps } from "@tanstack/react-router";
import { useEffect } from "react";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { ErrorState, NoRight } from "../ui/states";

/** A page broke: the frame stays, and so does what other pages hold. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  useEffect(() => console.error(error), [error]);
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const outdated = /dynamically imported module|module script/i.test(message);
  return (
    <Card>
      <ErrorState
        title={outdated ? "Headway was updated." : "This page could not be shown."}
        code={outdated ? undefined : name}
        onRetry={outdated ? () => location.reload() : reset}
      >
        {outdated ? "Load the page again to go on." : "What you saved is safe. The other pages still work."}
      </ErrorState>
    </Card>
  );
}

export function NotFoundPage() {
  return (
    <Card flush>
      <NoRight
        actions={
          <LinkButton to="/" kind="primary">
            Go to home
          </LinkButton>
        }
      />
    </Card>
  );
}
