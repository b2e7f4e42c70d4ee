import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { Gate } from "./gate";
import { resetRoute } from "./gate-routes";
import { NewPassword } from "./invitation-page";
import { forgetSession } from "./session";
import { useCall } from "./use-call";

/** Asks for a link by mail; the answer is the same whether the address is known or not. */
export function AskResetPage() {
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const { post, sending, errors } = useCall();

  async function ask(): Promise<void> {
    const answer = await post("/auth/reset/request", { email });
    setSent(answer.ok);
  }

  return (
    <Gate title="Forgot your password?" lede="We send you a link to choose a new one.">
      {sent ? (
        <div role="status">
          <Callout kind="good">
            If {email} has an account, the link is on its way. It works for one hour. No mail? Ask your HR
            administrator.
          </Callout>
        </div>
      ) : (
        <Form label="Ask for a link" errors={errors} onSubmit={() => void ask()}>
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            autoFocus
          />
          <Button type="submit" kind="primary" wide pending={sending}>
            Send the link
          </Button>
        </Form>
      )}
      <p className="small">
        <Link to="/sign-in" className="link">
          Back to sign in
        </Link>
      </p>
    </Gate>
  );
}

/** The link in the mail leads here. */
export function ResetPage() {
  const { token } = resetRoute.useParams();
  const [password, setPassword] = useState("");
  const { post, sending, errors } = useCall();
  const navigate = useNavigate();

  async function reset(): Promise<void> {
    const answer = await post("/auth/reset", { token, password });
    if (!answer.ok) return;
    forgetSession();
    void navigate({ to: "/", replace: true });
  }

  return (
    <Gate title="Choose a new password" lede="It ends every other session of yours.">
      <Form label="Choose a new password" errors={errors} onSubmit={() => void reset()}>
        <NewPassword value={password} onChange={setPassword} />
        <Button type="submit" kind="primary" wide pending={sending}>
          Save and sign in
        </Button>
      </Form>
    </Gate>
  );
}
