import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { SelectField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { currencies } from "./currencies";
import { Gate, useSession } from "./gate";
import { forgetSession } from "./session";
import { useCall } from "./use-call";

/** The first minute of a new Headway: the organisation, and the account that looks after it. */
export function SetUpPage() {
  const [organisation, setOrganisation] = useState("");
  const [currency, setCurrency] = useState("EUR");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { post, sending, errors } = useCall();
  const navigate = useNavigate();
  const session = useSession();

  useEffect(() => {
    if (session?.setUp) void navigate({ to: "/", replace: true });
  }, [session, navigate]);

  async function setUp(): Promise<void> {
    const answer = await post("/auth/set-up", { organisation, currency, name, email, password });
    if (!answer.ok && answer.status !== 409) return;
    forgetSession();
    void navigate({ to: "/", replace: true });
  }

  return (
    <Gate title="Set up Headway" lede="Two things: your organisation, and your own account.">
      <Form label="Set up" errors={errors} onSubmit={() => void setUp()}>
        <TextField
          label="Organisation"
          name="organisation"
          autoComplete="organization"
          autoFocus
          value={organisation}
          onChange={setOrganisation}
        />
        <SelectField
          label="Currency"
          name="currency"
          note="Sums and budgets are shown in it."
          value={currency}
          onChange={setCurrency}
          options={currencies()}
        />
        <TextField label="Your name" name="name" autoComplete="name" value={name} onChange={setName} />
        <TextField label="E-mail" name="email" type="email" autoComplete="username" value={email} onChange={setEmail} />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          note="12 characters or more; a sentence is good."
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" kind="primary" wide pending={sending}>
          {sending ? "Setting up" : "Set up"}
        </Button>
      </Form>
    </Gate>
  );
}
