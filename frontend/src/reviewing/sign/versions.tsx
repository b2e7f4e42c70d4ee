import { useState } from "react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay, formatInstant } from "../../ui/format";
import { answerWords, changesBetween } from "./comparing";
import { outcomeWords } from "./sides";
import type { SignedVersion, SignReview } from "./sign-query";

/** The versions that were signed, and what is different from one to the next. */
export function Versions({ review }: { review: SignReview }) {
  const [shown, show] = useState<number | null>(null);
  return (
    <Card title="Versions" note="what was signed, word for word" className="no-print">
      <ol className="versions">
        {review.records.map((record, index) => {
          const before = review.records[index - 1];
          return (
            <li key={record.number} className="stack-small">
              <div className="row row-between row-wrap">
                <h3>Version {record.number}</h3>
                <span className="small faint">{formatInstant(record.sealedAt ?? record.frozenAt)}</span>
              </div>
              {record.reason && <p className="review-text">{record.reason}</p>}
              <Signatures record={record} />
              {record.fingerprint && (
                <p className="tiny faint version-print">
                  Fingerprint <code>{record.fingerprint}</code>
                </p>
              )}
              {before && <Compared before={before} after={record} />}
              <div>
                <Button size="small" onClick={() => show(shown === record.number ? null : record.number)}>
                  {shown === record.number ? "Hide" : "Read"} version {record.number}
                </Button>
              </div>
              {shown === record.number && <Whole record={record} />}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Signatures({ record }: { record: SignedVersion }) {
  return (
    <ul className="small muted">
      {record.signatures.map(({ signer, outcome, at, reason, by }) => (
        <li key={signer}>
          {by?.name ?? "Somebody"}
          {outcome === "SIGNED" ? " signed" : ` recorded: ${outcomeWords[outcome].toLowerCase()}`} on{" "}
          {formatDay(at.slice(0, 10), { year: true })}
          {reason && `: ${reason}`}
        </li>
      ))}
    </ul>
  );
}

function Compared({ before, after }: { before: SignedVersion; after: SignedVersion }) {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;
  return (
    <div className="versions-table">
      <table>
        <caption className="visually-hidden">
          What differs between version {before.number} and version {after.number}
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Version {before.number}</th>
            <th scope="col">Version {after.number}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, what, was, is }) => (
            <tr key={key}>
              <th scope="row">{what}</th>
              <td>
                <del>{was}</del>
              </td>
              <td>
                <ins>{is}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Whole({ record }: { record: SignedVersion }) {
  return (
    <dl className="version-whole">
      {record.label && (
        <div>
          <dt>Overall</dt>
          <dd>{record.label}</dd>
        </div>
      )}
      {record.answers.map((answer) => (
        <div key={`${answer.direction} ${answer.question} ${answer.subject}`}>
          <dt>
            {answer.subject || answer.question}
            <small>{answer.direction === "SELF" ? "self review" : "manager"}</small>
          </dt>
          <dd className="review-text">{answerWords(answer)}</dd>
        </div>
      ))}
      {record.comment && (
        <div>
          <dt>Comment</dt>
          <dd className="review-text">{record.comment}</dd>
        </div>
      )}
    </dl>
  );
}
