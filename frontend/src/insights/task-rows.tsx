import {
  BadgeCheck,
  CalendarCheck,
  ClockAlert,
  FilePenLine,
  Gift,
  GraduationCap,
  Grid3x3,
  Handshake,
  History,
  Landmark,
  type LucideIcon,
  MailOpen,
  Megaphone,
  MessageCircleQuestion,
  MessagesSquare,
  PenLine,
  Scale,
  Send,
  ShieldAlert,
  Signature,
  Sprout,
  Target,
  UserPlus,
} from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { LinkButton } from "../ui/button";
import { classes } from "../ui/classes";
import { FreshRows } from "../ui/fresh-rows";
import { useSteady } from "../ui/use-steady";
import { address } from "./address";

export const taskRow = graphql(`
  fragment TaskRow on Task {
    key
    kind
    title
    detail
    href
    action
  }
`);

export type TaskKind = ResultOf<typeof taskRow>["kind"];

const icons: Record<TaskKind, LucideIcon> = {
  AGREE_GOAL: BadgeCheck,
  DECIDE_GOAL_CHANGE: BadgeCheck,
  AGREE_PLAN: Handshake,
  AGREE_OWN_PLAN: Handshake,
  AGREE_DEVELOPMENT: Sprout,
  AGREE_OWN_DEVELOPMENT: Sprout,
  REVIEW_DEVELOPMENT: Sprout,
  FINISH_ACTION: Sprout,
  ANSWER_MENTOR_REQUEST: GraduationCap,
  CLOSE_SESSION: CalendarCheck,
  REVISE_GOAL: PenLine,
  SET_GOALS: Target,
  READ_CHECK_IN: MessagesSquare,
  CHECK_IN: MessagesSquare,
  LOG_PROGRESS: ClockAlert,
  PROPOSE_PEERS: UserPlus,
  DECIDE_PEERS: UserPlus,
  WRITE_SELF_REVIEW: FilePenLine,
  WRITE_REVIEW: FilePenLine,
  ACKNOWLEDGE_REVIEW: MailOpen,
  SETTLE_DISAGREEMENT: Scale,
  SIGN_REVIEW: Signature,
  SETTLE_CLOSED_DATA: History,
  SHARE_REVIEW: Send,
  LOOK_INTO_REPORT: ShieldAlert,
  ANSWER_FEEDBACK: MessageCircleQuestion,
  ANSWER_ROUND: MessageCircleQuestion,
  VOTE_IN_APPRAISAL: Landmark,
  DECIDE_CALIBRATION: Grid3x3,
  ANSWER_CALIBRATION: Grid3x3,
  APPROVE_REWARD: Gift,
  TELL_REWARD: Megaphone,
};

const late: ReadonlySet<TaskKind> = new Set(["LOG_PROGRESS", "REVISE_GOAL"]);

/** The picture of a kind of task. */
export function TaskIcon({ kind }: { kind: TaskKind }) {
  const Icon = icons[kind];
  return (
    <span className={classes("tile-icon", late.has(kind) && "tile-warn")}>
      <Icon className="icon" />
    </span>
  );
}

export interface TaskRowsProps {
  tasks: readonly FragmentOf<typeof taskRow>[];
  /** The first is the one to do now. */
  urgent?: boolean;
  /** Beside something else: no picture, a small button. */
  narrow?: boolean;
  /** They came because others wrote something. */
  quiet: boolean;
}

/** What waits for somebody, each row with the one thing to do about it. */
export function TaskRows({ tasks, urgent, narrow, quiet }: TaskRowsProps) {
  const all = tasks.map((task) => readFragment(taskRow, task));
  const list = useSteady(all, ({ key }) => key, quiet);
  return (
    <ul className="rows">
      <FreshRows list={list} as="li" />
      {list.rows.map(({ key, kind, title, detail, href, action }, at) => {
        return (
          <li key={key} className="task">
            {!narrow && <TaskIcon kind={kind} />}
            <span className="grow">
              <span className="task-title">
                <bdi>{title}</bdi>
              </span>
              <span className="task-detail">
                <bdi>{detail}</bdi>
              </span>
            </span>
            <LinkButton
              {...address(href)}
              size={narrow ? "small" : "normal"}
              kind={urgent && at === 0 ? "primary" : "plain"}
            >
              {action}
              <span className="visually-hidden">: {title}</span>
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}
