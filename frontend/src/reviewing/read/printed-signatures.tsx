import { formatDay } from "../../ui/format";
import { changesBetween } from "../sign/comparing";
import { outcomeWords, sidesOf } from "../sign/sides";
import type { SignedVersion, SignReview } from "../sign/sign-query";

/** Who signed which version, what it changed, and its fingerprint; lines to sign by hand while somebody is still asked. */
export function PrintedSignatures({ review }: { review: SignReview }) {
  const { records, unsigned } = review;
  return (
    <>
      {records.length > 0 && (
        <section>
          <h2 className="paper-side">Signatures and versions</h2>
          {records.map((record, index) => (
            <PrintedVersion key={record.number} record={record} before={records[index - 1]} />
          ))}
        </section>
      )}
      {unsigned.length > 0 && (
        <div className="paper-signatures">
          {sidesOf(review)
            .filter(({ outcome }) => outcome === null)
            .map(({ signer, who }) => (
              <div key={signer}>{who}: I have seen this review. Date</div>
            ))}
        </div>
      )}
    </>
  );
}

function PrintedVersion({ record, before }: { record: SignedVersion; before: SignedVersion | undefined }) {
  return (
    <>
      <h3>
        Version {record.number}
        {record.reason && `: ${record.reason}`}
      </h3>
      <ul className="paper-signed">
        {record.signatures.map(({ signer, outcome, at, reason, by }) => (
          <li key={signer}>
            {by?.name ?? "Somebody"}
            {outcome === "SIGNED" ? " signed" : ` recorded: ${outcomeWords[outcome].toLowerCase()}`},{" "}
            {formatDay(at.slice(0, 10), { year: true })}
            {reason && `. ${reason}`}
          </li>
        ))}
      </ul>
      {before &&
        changesBetween(before, record).map(({ key, what, was, is }) => (
          <p key={key}>
            {what}: <del>{was}</del> now <ins>{is}</ins>
          </p>
        ))}
      {record.fingerprint && <p className="paper-print">Fingerprint {record.fingerprint}</p>}
    </>
  );
}
