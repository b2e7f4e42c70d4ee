import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../../graphql/failure";
import { useViewer } from "../../../graphql/viewer";
import { Button, LinkButton } from "../../../ui/button";
import { SkeletonRows } from "../../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../../ui/states";
import { PageHead } from "../../../ui/title";
import { AdminTabs } from "../admin-tabs";
import { SecretDialog } from "./secret-dialog";
import { WebhookCard } from "./webhook-card";
import { WebhookDialog } from "./webhook-dialog";
import { webhooksQuery } from "./webhook-queries";
import "../admin.css";

const context = { additionalTypenames: ["WebhookEndpoint"] };

/** Where other programs are told of what happens, and what became of each message. */
export function WebhooksPage() {
  const { canAdminister } = useViewer();
  const [adding, add] = useState(false);
  const [secret, setSecret] = useState("");
  const [{ data, error, stale }, retry] = useQuery({ query: webhooksQuery, context, pause: !canAdminister });
  if (!canAdminister) return <NoRight actions={<LinkButton to="/">Go home</LinkButton>} />;
  const webhooks = data?.webhookEndpoints;
  return (
    <>
      <PageHead
        title="Webhooks"
        lede="For programs: each is told what happens by a signed message of ids, and looks up the rest with a token."
        crumbs={[{ label: "Admin", to: "/admin" }]}
      >
        <Button kind="primary" icon={<Plus className="icon" />} onClick={() => add(true)}>
          New webhook
        </Button>
      </PageHead>
      <div className="stack" aria-busy={stale}>
        <AdminTabs current="webhooks" />
        {!webhooks && !error && (
          <section className="card" aria-label="Webhooks">
            <SkeletonRows rows={3} />
          </section>
        )}
        {!webhooks && error && (
          <section className="card card-body card-body-only" aria-label="Webhooks">
            <ErrorState
              title="The webhooks could not be loaded."
              code={describeFailure(error).code}
              onRetry={() => retry()}
              retrying={stale}
            >
              {describeFailure(error).next}
            </ErrorState>
          </section>
        )}
        {webhooks?.length === 0 && (
          <section className="card" aria-label="Webhooks">
            <EmptyState
              icon={WebhookIcon}
              title="No webhooks yet"
              actions={<Button onClick={() => add(true)}>New webhook</Button>}
            >
              A webhook tells payroll or another program at once that a reward took effect.
            </EmptyState>
          </section>
        )}
        {webhooks?.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} onSecret={setSecret} />
        ))}
      </div>
      {adding && <WebhookDialog onClose={() => add(false)} onSecret={setSecret} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret("")} />}
    </>
  );
}
