import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { FeedbackRow, feedbackRow } from "../../monitoring/feedback-row";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { RelativeTime } from "../../ui/moment";
import { address } from "../address";
import { useKeepInbox } from "./keep-inbox";
import { SnoozeMenu } from "./snooze-menu";

export const infoRow = graphql(
  `
    fragment InfoRow on InboxItem {
      key
      text
      at
      href
      snoozedUntil
      lines { text at doer { id name } }
      subject {
        __typename
        ... on Feedback { id ...FeedbackRow }
      }
    }
  `,
  [feedbackRow],
);

/** Everything that happened to one thing: the newest in words, the rest folded; feedback is read here. */
export function InfoRow({ item: masked, finished }: { item: FragmentOf<typeof infoRow>; finished?: boolean }) {
  const { key, text, at, href, lines, subject } = readFragment(infoRow, masked);
  const { finish } = useKeepInbox();
  const [newest, ...older] = lines;
  return (
    <li className="inbox-row" data-row>
      <div className="inbox-line">
        <Avatar name={newest?.doer?.name ?? "Headway"} />
        <span className="grow">
          <Link {...address(href)} className="task-title">
            <bdi>{text}</bdi>
          </Link>
          <span className="task-detail">
            <RelativeTime value={at} />
          </span>
          {older.length > 0 && <Older lines={older} />}
        </span>
        {!finished && (
          <span className="inbox-acts">
            <Button
              size="small"
              data-key="e"
              icon={<Check className="icon icon-small" />}
              onClick={() => void finish([key], at)}
            >
              Done<span className="visually-hidden">: {text}</span>
            </Button>
            <SnoozeMenu itemKey={key} name={text} />
          </span>
        )}
      </div>
      {subject?.__typename === "Feedback" && !finished && <FeedbackRow feedback={subject} />}
    </li>
  );
}

function Older({ lines }: { lines: readonly { text: string; at: string }[] }) {
  return (
    <details className="inbox-older">
      <summary>and {lines.length} before</summary>
      <ul>
        {lines.map(({ text, at }) => (
          <li key={at + text}>
            <bdi>{text}</bdi>{" "}
            <span className="faint">
              <RelativeTime value={at} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
