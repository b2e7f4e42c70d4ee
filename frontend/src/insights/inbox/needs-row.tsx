import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { Callout } from "../../ui/callout";
import { address } from "../address";
import { TaskIcon } from "../task-rows";
import { SnoozeMenu } from "./snooze-menu";
import { TaskActs, taskActs } from "./task-acts";

export const needsRow = graphql(
  `
    fragment NeedsRow on Task {
      key
      kind
      title
      detail
      href
      snoozedUntil
      ...TaskActs
    }
  `,
  [taskActs],
);

/** A task with what can be done about it here. */
export function NeedsRow({ task: masked }: { task: FragmentOf<typeof needsRow> }) {
  const task = readFragment(needsRow, masked);
  const { key, kind, title, detail, href } = task;
  const [refused, refuse] = useState<string[]>([]);
  return (
    <li className="inbox-row" data-row>
      <div className="inbox-line">
        <TaskIcon kind={kind} />
        <span className="grow">
          <Link {...address(href)} className="task-title">
            <bdi>{title}</bdi>
          </Link>
          <span className="task-detail">
            <bdi>{detail}</bdi>
          </span>
        </span>
        <span className="inbox-acts">
          <TaskActs task={task} onRefused={refuse} />
          <SnoozeMenu itemKey={key} name={title} />
        </span>
      </div>
      {refused.length > 0 && (
        <div role="alert">
          <Callout kind="warn">{refused.join(" ")}</Callout>
        </div>
      )}
    </li>
  );
}
