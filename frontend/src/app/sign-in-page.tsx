import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { Gate, useSession } from "./gate";
import { signInRoute } from "./gate-routes";
import { SignInForm } from "./sign-in-form";

/** The way in. Afterwards people are where they wanted to go. */
export function SignInPage() {
  const { next } = signInRoute.useSearch();
  const navigate = useNavigate();
  const session = useSession();

  useEffect(() => {
    if (session && !session.setUp) void navigate({ to: "/set-up", replace: true });
    else if (session?.signedIn) void navigate({ to: next ?? "/", replace: true });
  }, [session, next, navigate]);

  return (
    <Gate title="Sign in">
      {session && (
        <SignInForm onSignedIn={() => void navigate({ to: next ?? "/", replace: true })} demo={session.demo} />
      )}
      <p className="small muted">
        <Link to="/reset" className="link">
          Forgot your password?
        </Link>
      </p>
    </Gate>
  );
}
