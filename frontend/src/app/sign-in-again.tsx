import { signInRenewed, whoWasSignedIn } from "../graphql/sign-in-renewal";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SignInForm } from "./sign-in-form";

/** The session ended while somebody worked: sign in above the page, and everything goes on. */
export function SignInAgain() {
  return (
    <Dialog title="Please sign in again" isOpen binding onClose={signInRenewed}>
      <div className="stack">
        <p className="muted">Your session ended. What you typed is still on the page below.</p>
        <SignInForm onSignedIn={signInRenewed} startEmail={whoWasSignedIn()} />
        <Button kind="ghost" onClick={() => location.assign("/sign-in")}>
          Leave the page instead
        </Button>
      </div>
    </Dialog>
  );
}
