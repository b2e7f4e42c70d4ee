import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { DateField, TextField } from "../../ui/field";
import { FieldMessages, Form, useFieldErrors } from "../../ui/form";
import { today } from "../../ui/format";
import { ShownOnce } from "../../ui/shown-once";

const createToken = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      __typename
      ... on CreateApiTokenPayload { secret token { id name } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const scopes = [
  "people:read",
  "people:write",
  "pay:read",
  "goals:read",
  "goals:write",
  "metrics:write",
  "time:read",
  "time:write",
  "feedback:read",
  "feedback:write",
  "meetings:read",
  "meetings:write",
  "reviews:read",
  "reviews:write",
  "rewards:read",
  "rewards:write",
  "insights:read",
  "audit:read",
  "developer",
] as const;

function inDays(days: number): string {
  return today(new Date(Date.now() + days * 86_400_000));
}

/** Makes a token; its secret is shown once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  if (!made) return <TokenForm onMade={setMade} onClose={onClose} />;
  return (
    <Dialog title={`Token “${made.name}”`} isOpen binding onClose={onClose}>
      <div className="stack">
        <ShownOnce label="Secret of the token" value={made.secret}>
          Copy this secret now and keep it safe: it is not shown again. Programs send it as a bearer token.
        </ShownOnce>
        <div className="form-foot">
          <Button onClick={onClose}>I have copied it</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface TokenFormProps {
  onMade: (made: { name: string; secret: string }) => void;
  onClose: () => void;
}

function TokenForm({ onMade, onClose }: TokenFormProps) {
  const { canAdminister } = useViewer();
  const [name, setName] = useState("");
  const [chosen, choose] = useState<readonly string[]>([]);
  const [expiresOn, setExpiresOn] = useState(() => inDays(90));
  const [integration, setIntegration] = useState(false);
  const form = useMutationForm(createToken);

  async function send(): Promise<void> {
    const made = await form.send({ input: { name, scopes: [...chosen], expiresOn, integration } });
    if (made) onMade({ name: made.token.name, secret: made.secret });
  }

  return (
    <Dialog title="New token" isOpen wide onClose={onClose}>
      <Form label="New token" errors={form.errors} onSubmit={() => void send()}>
        <div className="form-row">
          <TextField label="What it is for" name="name" value={name} onChange={setName} autoFocus />
          <DateField
            label="Last day"
            name="expiresOn"
            value={expiresOn}
            onChange={setExpiresOn}
            min={inDays(1)}
            max={inDays(365)}
            note="Within a year."
          />
        </div>
        <Scopes chosen={chosen} onChange={choose} />
        {canAdminister && (
          <Checkbox
            label="For an integration"
            note="It acts on its own, with the rights of its scopes for the whole organisation, not in your name."
            isSelected={integration}
            onChange={setIntegration}
          />
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Make the token
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Scopes({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  const messages = useFieldErrors("scopes");
  return (
    <fieldset className="stack-small" aria-describedby={messages.length > 0 ? "scopes-error" : undefined}>
      <legend className="field-label">What it may do at the most</legend>
      <div className="scopes">
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            label={scope}
            isSelected={chosen.includes(scope)}
            onChange={(on) => onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
          />
        ))}
      </div>
      <FieldMessages id="scopes-error" messages={messages} />
    </fieldset>
  );
}
