import { useState } from "react";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choices";
import { shareDevice } from "../ui/device-store";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { type DemoAccount, forgetSession } from "./session";
import { useCall } from "./use-call";

export interface SignInFormProps {
  onSignedIn: () => void;
  demo?: readonly DemoAccount[] | null;
  /** The address that is filled in already. */
  startEmail?: string;
}

/** E-mail and password; on a demo, one press for each role. */
export function SignInForm({ onSignedIn, demo, startEmail = "" }: SignInFormProps) {
  const [email, setEmail] = useState(startEmail);
  const [password, setPassword] = useState("");
  const [sharedDevice, setSharedDevice] = useState(false);
  const { post, sending, errors } = useCall();

  async function signIn(as: { email: string; password: string }): Promise<void> {
    const answer = await post("/auth/sign-in", { ...as, sharedDevice });
    if (!answer.ok) return;
    shareDevice(sharedDevice);
    forgetSession();
    onSignedIn();
  }

  return (
    <>
      {demo && demo.length > 0 && (
        <>
          <DemoRoles accounts={demo} onChoose={(account) => void signIn(account)} />
          <p className="or">or with an account of your own</p>
        </>
      )}
      <Form label="Sign in" errors={errors} onSubmit={() => void signIn({ email, password })}>
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          autoFocus={!demo && startEmail === ""}
          required
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus={startEmail !== ""}
          value={password}
          onChange={setPassword}
          required
        />
        <Checkbox
          label="This is a shared device"
          note="Keeps nothing here, and signs you out sooner."
          isSelected={sharedDevice}
          onChange={setSharedDevice}
        />
        <Button type="submit" kind="primary" wide pending={sending}>
          {sending ? "Signing in" : "Sign in"}
        </Button>
      </Form>
    </>
  );
}

function DemoRoles({ accounts, onChoose }: { accounts: readonly DemoAccount[]; onChoose: (one: DemoAccount) => void }) {
  return (
    <section aria-label="Demo accounts">
      <p className="eyebrow">This is a demo: look around as</p>
      <ul className="demo-roles">
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className="demo-role" onClick={() => onChoose(account)}>
              <Avatar name={account.name} />
              <span className="grow">
                <bdi className="strong small">{account.name}</bdi>
                <span className="tiny faint ellipsis">{account.role}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
