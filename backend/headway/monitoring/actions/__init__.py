"""What people do while the work goes on: each action is one transaction with its audit event."""

from headway.monitoring.actions.action_items import (
    Task,
    add_action_item,
    complete_action_item,
    drop_action_item,
    edit_action_item,
    reopen_action_item,
)
from headway.monitoring.actions.agenda import (
    add_agenda_item,
    edit_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    tick_agenda_item,
    untick_agenda_item,
)
from headway.monitoring.actions.asking import (
    ask_for_feedback,
    decline_feedback_request,
    withdraw_feedback_request,
)
from headway.monitoring.actions.check_ins import (
    Content,
    Number,
    acknowledge_check_in,
    correct_check_in,
    discard_check_in,
    publish_check_in,
    save_check_in,
)
from headway.monitoring.actions.comments import (
    add_comment,
    delete_comment,
    edit_comment,
)
from headway.monitoring.actions.feedback import (
    dispute_feedback,
    give_feedback,
    mark_feedback_read,
    release_feedback,
    retract_feedback,
    take_back_thanks,
    thank,
)
from headway.monitoring.actions.inbox import choose_mail, finish_items, mark_mailed, reopen_items, snooze_item
from headway.monitoring.actions.late_turns import announce_late_turns
from headway.monitoring.actions.leave import grant_leave, take_back_leave
from headway.monitoring.actions.meeting_notes import (
    save_meeting_note,
)
from headway.monitoring.actions.meetings import (
    move_meeting,
    restore_meeting,
    skip_meeting,
)
from headway.monitoring.actions.metrics import upsert_metric_feed, upsert_metric_values
from headway.monitoring.actions.one_on_ones import (
    Rule,
    accept_one_on_one,
    decline_one_on_one,
    end_one_on_one,
    reschedule_one_on_one,
    start_one_on_one,
)
from headway.monitoring.actions.progress import log_progress
from headway.monitoring.actions.reporting import (
    dismiss_feedback_report,
    hide_feedback,
    report_feedback,
    restore_feedback,
)
from headway.monitoring.actions.rounds import answer_round, cancel_round, close_round, open_round
from headway.monitoring.actions.series import end_check_in_series, set_check_in_series
from headway.monitoring.actions.thresholds import change_group_size, change_thresholds
from headway.monitoring.actions.timekeeping import (
    check_may_keep_time,
    correct_time_fact,
    keep_time,
    upsert_time_facts,
)

__all__ = [
    "Content",
    "Number",
    "Rule",
    "Task",
    "accept_one_on_one",
    "acknowledge_check_in",
    "add_action_item",
    "add_agenda_item",
    "add_comment",
    "announce_late_turns",
    "answer_round",
    "ask_for_feedback",
    "cancel_round",
    "change_group_size",
    "change_thresholds",
    "check_may_keep_time",
    "choose_mail",
    "close_round",
    "complete_action_item",
    "correct_check_in",
    "correct_time_fact",
    "decline_feedback_request",
    "decline_one_on_one",
    "delete_comment",
    "discard_check_in",
    "dismiss_feedback_report",
    "dispute_feedback",
    "drop_action_item",
    "edit_action_item",
    "edit_agenda_item",
    "edit_comment",
    "end_check_in_series",
    "end_one_on_one",
    "finish_items",
    "give_feedback",
    "grant_leave",
    "hide_feedback",
    "keep_time",
    "log_progress",
    "mark_feedback_read",
    "mark_mailed",
    "move_agenda_item",
    "move_meeting",
    "open_round",
    "publish_check_in",
    "release_feedback",
    "remove_agenda_item",
    "reopen_action_item",
    "reopen_items",
    "report_feedback",
    "reschedule_one_on_one",
    "restore_feedback",
    "restore_meeting",
    "retract_feedback",
    "save_check_in",
    "save_meeting_note",
    "set_check_in_series",
    "skip_meeting",
    "snooze_item",
    "start_one_on_one",
    "take_back_leave",
    "take_back_thanks",
    "thank",
    "tick_agenda_item",
    "untick_agenda_item",
    "upsert_metric_feed",
    "upsert_metric_values",
    "upsert_time_facts",
    "withdraw_feedback_request",
]
