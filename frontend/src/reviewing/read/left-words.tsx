import { useEffect, useState } from "react";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { dropFromDevice, onDevice } from "../../ui/device-store";
import { showToast } from "../../ui/toast";
import type { LocalCopy } from "../drafts/answer-draft";
import type { ReadReview } from "./read-query";

interface Written {
  questions: readonly { id: string; title: string }[];
  answers: readonly { question: { id: string }; text: string }[];
}

interface Left {
  key: string;
  title: string;
  text: string;
}

/** What its author typed on this device and the server never took, since the form was closed meanwhile. */
export function LeftWords({ review }: { review: ReadReview }) {
  const { email, employee } = useViewer();
  const [left, setLeft] = useState<readonly Left[]>([]);
  const own = review.reviewer.id === employee?.id;
  useEffect(() => {
    if (!own) return;
    let gone = false;
    onDevice(`${email}/${review.id}/`)
      .then((copies) => !gone && setLeft(copies.flatMap(([key, copy]) => leftOf(review, key, copy as LocalCopy))))
      .catch(() => {});
    return () => {
      gone = true;
    };
  }, [own, email, review]);
  if (left.length === 0) return null;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(left.map(({ title, text }) => `${title}\n${text}`).join("\n\n"));
    showToast("Copied.");
  }

  async function drop(): Promise<void> {
    await Promise.all(left.map(({ key }) => dropFromDevice(key)));
    setLeft([]);
  }

  return (
    <Card
      title="What you typed after it was closed"
      actions={
        <>
          <Button size="small" onClick={() => void copy()}>
            Copy
          </Button>
          <Button size="small" kind="ghost" onClick={() => void drop()}>
            Discard
          </Button>
        </>
      }
    >
      <p className="small muted">It is on this device only, and nobody else reads it.</p>
      {left.map(({ key, title, text }) => (
        <div key={key}>
          <p className="strong small">{title}</p>
          <p className="review-text">{text}</p>
        </div>
      ))}
    </Card>
  );
}

export function leftOf(review: Written, key: string, { content: { text } }: LocalCopy): Left[] {
  const [questionId] = key.split("/").slice(-2);
  const saved = review.answers.some((answer) => answer.question.id === questionId && answer.text === text);
  if (!text.trim() || saved) return [];
  return [{ key, text, title: review.questions.find(({ id }) => id === questionId)?.title ?? "An answer" }];
}
