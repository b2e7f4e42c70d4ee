import { type ReactNode, useEffect, useState } from "react";
import { Card } from "../ui/card";
import { Brand } from "./brand";
import { readSession, type Session } from "./session";

/** The one card of the pages before signing in. */
export function Gate({ title, lede, children }: { title: string; lede?: ReactNode; children: ReactNode }) {
  const session = useSession();
  useEffect(() => {
    document.title = `${title} · Headway`;
  }, [title]);
  return (
    <main className="gate" id="main">
      <div className="gate-box">
        <div className="brand">
          <Brand organisation={session?.organisation} />
        </div>
        <Card flush>
          <div className="gate-card stack">
            <div>
              <h1>{title}</h1>
              {lede && <p className="lede">{lede}</p>}
            </div>
            {children}
          </div>
        </Card>
      </div>
    </main>
  );
}

export function useSession(): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    readSession().then(setSession, () => setSession(null));
  }, []);
  return session;
}
