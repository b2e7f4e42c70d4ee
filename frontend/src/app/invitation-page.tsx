import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button, LinkButton } from "../ui/button";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { SkeletonRows } from "../ui/skeleton";
import { Gate } from "./gate";
import { invitationRoute } from "./gate-routes";
import { type Answer, call, forgetSession } from "./session";
import { useCall } from "./use-call";

interface Invitation {
  name: string;
  email: string;
}

/** Somebody invited you: choose a password and come in. */
export function InvitationPage() {
  const { token } = invitationRoute.useParams();
  const [answer, setAnswer] = useState<Answer<Invitation> | null>(null);
  useEffect(() => {
    void call<Invitation>("GET", `/auth/invitations/${encodeURIComponent(token)}`).then(setAnswer);
  }, [token]);

  if (!answer) {
    return (
      <Gate title="Your invitation">
        <SkeletonRows rows={2} />
      </Gate>
    );
  }
  if (!answer.ok) {
    return (
      <Gate title="This invitation cannot be used" lede="It was used already, or it is too old. Ask for a new one.">
        <LinkButton to="/sign-in">Go to sign in</LinkButton>
      </Gate>
    );
  }
  return <Accept token={token} {...answer.data} />;
}

function Accept({ token, name, email }: Invitation & { token: string }) {
  const [password, setPassword] = useState("");
  const { post, sending, errors } = useCall();
  const navigate = useNavigate();

  async function accept(): Promise<void> {
    const answer = await post("/auth/invitations/accept", { token, password });
    if (!answer.ok) return;
    forgetSession();
    void navigate({ to: "/", replace: true });
  }

  return (
    <Gate title={`Welcome, ${name}`} lede={`You sign in as ${email}. Choose a password.`}>
      <Form label="Choose a password" errors={errors} onSubmit={() => void accept()}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <NewPassword value={password} onChange={setPassword} />
        <Button type="submit" kind="primary" wide pending={sending}>
          Come in
        </Button>
      </Form>
    </Gate>
  );
}

export function NewPassword({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextField
      label="New password"
      name="password"
      type="password"
      autoComplete="new-password"
      note="12 characters or more; a sentence is good."
      value={value}
      onChange={onChange}
      autoFocus
    />
  );
}
