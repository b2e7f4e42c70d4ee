import { useEffect, useState } from "react";
import { SkeletonRows } from "../ui/skeleton";
import { Gate } from "./gate";
import { guestRoute } from "./gate-routes";
import { GuestDesk } from "./guest-desk";
import type { GuestForm } from "./guest-query";
import { type Answer, call } from "./session";

/** One form for somebody from outside: no account, no frame, and nothing else of Headway. */
export function GuestPage() {
  const { token } = guestRoute.useParams();
  const [answer, setAnswer] = useState<Answer<GuestForm> | null>(null);
  const [done, finish] = useState<"handed-in" | "declined" | null>(null);
  useEffect(() => {
    void call<GuestForm>("POST", "/guests/open", { token }).then(setAnswer);
  }, [token]);

  if (done === "handed-in") {
    return <Gate title="Thank you" lede="Your words are handed in, and this link opens nothing any more." />;
  }
  if (done === "declined") {
    return <Gate title="You have declined" lede="Nothing you wrote was kept. You can close this page." />;
  }
  if (!answer) {
    return (
      <Gate title="A form for you">
        <SkeletonRows rows={3} />
      </Gate>
    );
  }
  if (!answer.ok) {
    return <Gate title="This link opens nothing" lede={answer.errors[""]?.[0]} />;
  }
  return <GuestDesk token={token} form={answer.data} onDone={finish} />;
}
