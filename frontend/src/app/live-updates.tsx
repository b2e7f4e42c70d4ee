import { useEffect, useRef, useState } from "react";
import { useLiveUpdates } from "../graphql/use-live";
import { createAnnouncer } from "../ui/announcer";

const words: Record<string, string> = {
  Goal: "goals",
  KeyResult: "goals",
  ProgressUpdate: "goals",
  Feedback: "feedback",
  Review: "reviews",
  ReviewCycle: "reviews",
  Reward: "rewards",
  Budget: "budgets",
};

/** Keeps the page fresh, and says politely what others changed. */
export function LiveUpdates() {
  const [said, say] = useState("");
  const announcer = useRef(createAnnouncer(say));
  useEffect(() => announcer.current.stop, []);
  useLiveUpdates((types) => {
    for (const type of types) if (words[type]) announcer.current.add(words[type]);
  });
  return (
    <output className="visually-hidden" aria-live="polite">
      {said}
    </output>
  );
}
