import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../../graphql/graphql";
import { GoalActions, goalActions } from "../../planning/goal-actions";
import { LinkButton } from "../../ui/button";
import { address } from "../address";
import { TaskIcon } from "../task-rows";
import { SnoozeMenu } from "./snooze-menu";

export const needsRow = graphql(
  `
    fragment NeedsRow on Task {
      key
      kind
      title
      detail
      href
      action
      snoozedUntil
      subject {
        __typename
        ... on Goal { id ...GoalActions }
      }
    }
  `,
  [goalActions],
);

/** A task with what can be done about it here: agree or return a goal; everything else is a link. */
export function NeedsRow({ task: masked }: { task: FragmentOf<typeof needsRow> }) {
  const { key, kind, title, detail, href, action, subject } = readFragment(needsRow, masked);
  const goal = subject?.__typename === "Goal" && kind === "AGREE_GOAL" ? subject : null;
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
          {goal && <GoalActions goal={goal} only={["RETURN", "APPROVE"]} />}
          {!goal && (
            <LinkButton {...address(href)} size="small">
              {action}
              <span className="visually-hidden">: {title}</span>
            </LinkButton>
          )}
          <SnoozeMenu itemKey={key} name={title} />
        </span>
      </div>
    </li>
  );
}
