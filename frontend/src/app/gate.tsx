import { type ReactNode, useEffect, useState } from "react";
import { Card } from "../ui/card";
import { classes } from "../ui/classes";
import { Brand } from "./brand";
import { readSession, type Session } from "./session";

interface GateProps {
  title: string;
  lede?: ReactNode;
  /** Room for writing. */
  wide?: boolean;
  children?: ReactNode;
}

/** The one card of the pages before signing in. */
export function Gate({ title, lede, wide, children }: GateProps) {
  const session = useSession();
  useEffect(() => {
    document.title = `${title} · Headway`;
  }, [title]);
  return (
    <main className="gate" id="main">
      <div className={classes("gate-box", wide && "gate-box-wide")}>
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
