"""Feedback, reviews and rewards of the demo company keep every rule that the product enforces."""

from headway.integrating.rules.vocabulary import DeliveryState, EndpointState
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility
from headway.platform.outgoing import problem_of_url
from headway.reviewing.rules import CycleState, Realism, ReviewState
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.answers import NO_BASIS, Policy, problems_submitting
from headway.rewarding.rules import NominationState, RewardKind, RewardState
from headway.rewarding.rules.decisions import figures_from, inputs_of, plain
from headway.rewarding.rules.vocabulary import BUDGETED, Channel
from tests.cli.demo_company import Rows, asked, given

AGREED = {"ACTIVE", "PAUSED", "CLOSED"}
HELD = {"COMMITTED", "COMMUNICATED", "EXECUTED"}
APPROVED = HELD | {"REVERSED"}


def test_feedback_of_all_kinds_goes_to_all_circles(usual: Rows) -> None:
    assert {(row["kind"], row["visibility"]) for row in usual["feedback"]} >= {
        *(
            (FeedbackKind.PRAISE, circle)
            for circle in FeedbackVisibility
            if circle is not FeedbackVisibility.MANAGER_ONLY
        ),
        *(
            (FeedbackKind.CONSTRUCTIVE, circle)
            for circle in FeedbackVisibility
            if circle is not FeedbackVisibility.PUBLIC
        ),
        *(
            (FeedbackKind.NOTE, circle)
            for circle in FeedbackVisibility
            if circle is not FeedbackVisibility.PUBLIC
        ),
    }
    assert {row["state"] for row in usual["feedback"]} == {"SENT", "READ", "RETRACTED", "HIDDEN"}
    assert len({row["text"] for row in usual["feedback"]}) > 700


def test_check_ins_carry_the_numbers_of_their_writers_and_are_in_the_log(rows: Rows) -> None:
    said = {row["id"]: row for row in rows["check_in"]}
    told = [row for row in rows["progress_update"] if row["check_in_id"] is not None]
    assert told
    for number in told:
        check_in = said[number["check_in_id"]]
        assert (check_in["author_id"], check_in["state"] == "DRAFT") == (number["author_id"], False)
    logged = {
        row["object_id"]: row["action"] for row in rows["audit_event"] if row["object_type"] == "CheckIn"
    }
    assert set(logged) <= set(said)
    assert {"publish_check_in", "acknowledge_check_in"} <= set(logged.values())


def test_nobody_gives_feedback_to_themselves_or_to_nobodys_manager(rows: Rows) -> None:
    for row in rows["feedback"]:
        assert row["giver_id"] != row["receiver_id"]
        assert (row["state"] == "READ") == (row["read_at"] is not None)
        if row["visibility"] == "MANAGER_ONLY":
            assert row["read_at"] is None
        if row["goal_id"]:
            goal = rows.by_id[row["goal_id"]]
            assert (goal["visibility"], goal["owner_id"]) == ("PUBLIC", row["receiver_id"])


def test_one_managers_praise_is_out_of_balance(usual: Rows) -> None:
    names = {row["id"]: row["name"] for row in usual["employee"]}
    since = min(row["starts_on"] for row in usual["period"] if row["state"] == "OPEN")
    praised = [
        names[row["receiver_id"]]
        for row in usual["feedback"]
        if names[row["giver_id"]] == "Amara Okafor"
        and row["kind"] == "PRAISE"
        and row["sent_at"].date() >= since
    ]
    assert praised.count("Seun Adeyemi") >= 8
    assert praised.count("Luca Moretti") <= 1


def test_submitted_forms_are_complete_by_the_rules_of_the_product(rows: Rows) -> None:
    answers, cited = rows.of("answer", "review_id"), {row["answer_id"] for row in rows["citation"]}
    goals, about_all = (
        rows.of("goal", "owner_id"),
        {str(row["id"]) for row in rows["question"] if row["overall"]},
    )
    for review in rows["review"]:
        answered = [given(row, cited) for row in answers.get(review["id"], [])]
        if review["submitted_at"] is None:
            begun = {ReviewState.IN_PROGRESS, ReviewState.REASSIGNED}
            assert bool(answered) == (review["state"] in begun)
            continue
        cycle = rows.by_id[review["cycle_id"]]
        agreed = [
            str(goal["id"])
            for goal in goals.get(review["reviewee_id"], [])
            if goal["period_id"] == cycle["period_id"] and goal["state"] in AGREED
        ]
        questions = [
            asked(row)
            for row in rows["question"]
            if (row["template_id"], row["direction"]) == (cycle["template_id"], review["direction"])
        ]
        assert (
            problems_submitting(
                questions,
                answered,
                goals=agreed,
                policy=Policy(
                    (1, 2, 3, 4, 5), realism=True, evidence_for_extremes=review["direction"] in NAMED
                ),
            )
            == []
        )
        overall = [answer.rating for answer in answered if answer.question in about_all]
        assert review["overall_rating"] == (overall[0] if overall else None)


def test_reviews_are_in_every_state_with_a_plausible_spread(usual: Rows) -> None:
    running = next(row for row in usual["review_cycle"] if row["state"] == CycleState.COLLECTING)
    of_running = [row for row in usual["review"] if row["cycle_id"] == running["id"]]
    assert {row["state"] for row in of_running} == {"ASSIGNED", "IN_PROGRESS", "SUBMITTED", "SKIPPED"}
    # What is signed is signed by the product's own actions, once the company is there.
    signed = {ReviewState.SIGNED, ReviewState.NOT_SIGNED}
    assert {row["state"] for row in usual["review"]} == set(ReviewState) - signed
    ran = [row["state"] for row in usual["review_cycle"] if row["state"] != CycleState.CLOSED]
    assert sorted(ran) == sorted(
        [
            "COLLECTING",
            "CALIBRATION",
            "NOMINATION",
            "DRAFT",
            "CHECKED",
            "MANAGER_REVIEW",
            "SHARING",
            "SIGN_OFF",
        ]
    )
    assert {(row["choice"], row["decided_at"] is None) for row in usual["manager_change"]} == {
        ("BOTH", True), ("KEEP", False),
    }  # fmt: skip
    assert len(usual["settled_problem"]) == 1
    assert {row["state"] for row in usual["external_reviewer"]} == {"INVITED", "PROPOSED", "TURNED_DOWN"}
    assert [row["settled_at"] is None for row in usual["closed_data_change"]].count(True) == 1
    assert [row["state"] for row in usual["review_cycle"]].count(CycleState.CLOSED) == 4
    ratings = [row["overall_rating"] for row in usual["review"] if row["overall_rating"]]
    assert set(ratings) == {1, 2, 3, 4, 5}
    assert 2.7 < sum(ratings) / len(ratings) < 3.7
    assert {row["agreement"] for row in usual["review"]} == {None, "AGREE", "DISAGREE"}
    assert {row["choice"] for row in usual["answer"]} == {"", NO_BASIS, *Realism}


def test_acknowledged_reviews_say_so_and_disagreement_has_words(rows: Rows) -> None:
    for review in rows["review"]:
        assert (
            (review["state"] == "ACKNOWLEDGED")
            == (review["acknowledged_at"] is not None)
            == (review["agreement"] is not None)
        )
        if review["agreement"] == "DISAGREE":
            assert review["acknowledgement_comment"]
        if review["state"] == "SKIPPED":
            assert review["skip_reason"]
        if review["direction"] == "MANAGER":
            assert review["reviewer_id"] != review["reviewee_id"]


def test_citations_are_evidence_of_the_period_about_the_person(rows: Rows) -> None:
    assert {row["kind"] for row in rows["citation"]} == {"GOAL", "PROGRESS_UPDATE", "FEEDBACK"}
    for citation in rows["citation"]:
        review = rows.by_id[rows.by_id[citation["answer_id"]]["review_id"]]
        period = rows.by_id[rows.by_id[review["cycle_id"]]["period_id"]]
        item = rows.by_id[citation["evidence_id"]]
        if citation["kind"] == "GOAL":
            assert (item["owner_id"], item["period_id"]) == (review["reviewee_id"], period["id"])
            continue
        about, day = (
            (item["receiver_id"], item["sent_at"].date())
            if citation["kind"] == "FEEDBACK"
            else (rows.by_id[item["goal_id"]]["owner_id"], item["effective_on"])
        )
        assert about == review["reviewee_id"]
        assert period["starts_on"] <= day <= period["ends_on"]


def test_all_rewards_are_met_in_every_state(usual: Rows) -> None:
    found = {(row["kind"], row["state"]) for row in usual["reward"]}
    # Two people undid one of them: a bonus.
    states = set(RewardState) - {RewardState.REVERSED}
    undone = {(RewardKind.BONUS, RewardState.REVERSED)}
    thanks = {RewardState.COMMITTED, RewardState.COMMUNICATED, RewardState.EXECUTED}
    thanked = {(RewardKind.RECOGNITION, state) for state in thanks}
    assert found == {(kind, state) for kind in BUDGETED for state in states} | thanked | undone
    assert {row["state"] for row in usual["reward_nomination"]} == set(NominationState)
    waiting = [
        row
        for row in usual["approval_step"]
        if row["asked_at"]
        and row["decision"] is None
        and usual.by_id[row["reward_id"]]["state"] == "PROPOSED"
    ]
    assert {row["level"] for row in waiting} == {1, 2}


def test_budgets_are_the_sum_of_their_rewards(rows: Rows) -> None:
    for budget in rows["budget"]:
        held = [row for row in rows["reward"] if row["budget_id"] == budget["id"]]
        assert (
            budget["committed"]
            == sum(row["cost"] for row in held if row["state"] in HELD)
            <= budget["planned"]
        )
        assert budget["executed"] == sum(row["cost"] for row in held if row["state"] == "EXECUTED")
        assert {row["kind"] for row in held} <= {budget["kind"]}
    costly = [row for row in rows["reward"] if row["kind"] in BUDGETED]
    assert all((row["budget_id"] is not None) == (row["state"] in APPROVED) for row in costly)


def test_nobody_decides_about_themselves_nor_twice(rows: Rows) -> None:
    steps = rows.of("approval_step", "reward_id")
    for reward in rows["reward"]:
        if reward["kind"] not in BUDGETED:
            continue
        decided = [step["decided_by_id"] for step in steps[reward["id"]] if step["decision"]]
        assert len(set(decided)) == len(decided)
        assert not {reward["employee_id"], reward["proposer_id"]} & set(decided)
        approved = all(step["decision"] == "APPROVED" for step in steps[reward["id"]])
        assert approved == (reward["state"] in APPROVED)
        assert any(step["decision"] == "REJECTED" for step in steps[reward["id"]]) == (
            reward["state"] == "REJECTED"
        )


def test_executed_rewards_had_their_effect_once(rows: Rows) -> None:
    pay, leave, leads = (rows.of(table, "reward_id") for table in ("pay", "leave_entry", "project_lead"))
    for reward in rows["reward"]:
        done = reward["state"] == "EXECUTED"
        raised = [(row["amount_minor"], row["valid_from"]) for row in pay.get(reward["id"], [])]
        assert raised == (
            [(reward["new_pay_minor"], reward["effective_on"])] if done and reward["new_pay_minor"] else []
        )
        days = [(row["hundredths"], row["source_key"]) for row in leave.get(reward["id"], [])]
        assert days == (
            [(reward["hundredths"], f"reward:{reward['id']}")]
            if done and reward["kind"] == "VACATION"
            else []
        )
        assert len(leads.get(reward["id"], [])) == (done and reward["kind"] == "PROJECT_LEAD")
        if done:
            assert reward["communicated_at"] < reward["executed_at"]
            assert reward["effective_on"] <= rows.today
        elif reward["state"] in {"COMMITTED", "COMMUNICATED"}:
            # The calendar of the server would execute it at once if its day had come.
            assert reward["effective_on"] > rows.today


def test_raises_start_from_the_pay_of_that_day(rows: Rows) -> None:
    pay = rows.of("pay", "employee_id")
    for reward in rows["reward"]:
        if reward["new_pay_minor"]:
            before = [
                row
                for row in pay[reward["employee_id"]]
                if row["valid_from"] < reward["effective_on"] and row["reward_id"] != reward["id"]
            ]
            assert max(before, key=lambda row: row["valid_from"])["amount_minor"] == reward["old_pay_minor"]
            assert reward["cost"] == reward["new_pay_minor"] - reward["old_pay_minor"] > 0


def test_each_channel_holds_each_reward_once_and_answers_of_each_kind(rows: Rows) -> None:
    lines = rows["handover_line"]
    held = [(line["channel"], line["reward_id"]) for line in lines if not line["again"]]
    assert len(held) == len(set(held))
    kinds = {
        "PAYROLL": {"BONUS", "RAISE", "PROMOTION"},
        "LEAVE": {"VACATION"},
        "ASSIGNMENTS": {"PROMOTION", "PROJECT_LEAD"},
    }
    assert lines
    for line in lines:
        reward = rows.by_id[line["reward_id"]]
        assert reward["state"] in {"EXECUTED", "REVERSED"}
        assert reward["kind"] in kinds[line["channel"]]
        assert bool(line["message"]) == (line["status"] == "REFUSED") >= line["again"]


def test_each_channel_has_lines_taken_and_refused(usual: Rows) -> None:
    said = {(line["channel"], line["status"]) for line in usual["handover_line"]}
    wanted = {(channel, status) for channel in Channel for status in ("TAKEN", "REFUSED")}
    assert said >= wanted


def test_rewards_leave_letters_decisions_and_reversals(rows: Rows) -> None:
    told = {row["id"] for row in rows["reward"] if row["state"] in {"COMMUNICATED", "EXECUTED", "REVERSED"}}
    assert sorted(letter["reward_id"] for letter in rows["reward_letter"]) == sorted(told)
    costly = [row["id"] for row in rows["reward"] if row["kind"] in BUDGETED]
    assert sorted(record["reward_id"] for record in rows["decision_record"]) == sorted(costly)
    for record in rows["decision_record"]:
        assert plain(figures_from(inputs_of(record["inputs"]))) == record["figures"]
    for reversal in rows["reversal"]:
        done = rows.by_id[reversal["reward_id"]]["state"] == "REVERSED"
        assert (reversal["outcome"] == "CONFIRMED") == done
        assert reversal["asked_by_account_id"] != reversal["decided_by_account_id"]


def test_one_reversal_waits_and_one_is_done(usual: Rows) -> None:
    assert sorted(str(row["outcome"]) for row in usual["reversal"]) == ["CONFIRMED", "None"]


def test_references_are_about_the_person(rows: Rows) -> None:
    owner = {"GOAL": "owner_id", "REVIEW": "reviewee_id", "FEEDBACK": "receiver_id"}
    for row in rows["reward_reference"]:
        assert rows.by_id[row["object_id"]][owner[row["kind"]]] == rows.by_id[row["reward_id"]]["employee_id"]


def test_a_webhook_is_paused_and_shows_what_became_of_its_messages(usual: Rows) -> None:
    [endpoint] = usual["webhook_endpoint"]
    assert endpoint["state"] == EndpointState.PAUSED
    assert problem_of_url(endpoint["address"], private=False) is None
    assert {row["state"] for row in usual["webhook_delivery"]} == set(DeliveryState)
    rewards = {row["id"]: row for row in usual["reward"]}
    for message in usual["webhook_delivery"]:
        assert rewards[message["subject_id"]]["executed_at"] == message["created_at"]
        assert message["endpoint_id"] == endpoint["id"]


def test_promotions_on_their_way_name_open_roles_with_a_place_for_them(usual: Rows) -> None:
    named = [row for row in usual["reward"] if row["vacancy_id"] is not None]
    assert 0 < len(named) <= 3
    roles = {row["id"]: row for row in usual["vacancy"]}
    assert len({row["vacancy_id"] for row in named}) == len(named)
    for reward in named:
        role = roles[reward["vacancy_id"]]
        assert (reward["kind"], role["state"]) == ("PROMOTION", "OPEN")
        assert role["role_profile_id"] == reward["new_role_profile_id"]
        assert role["opened_on"] < reward["created_at"].date()


def test_who_alone_reports_to_somebody_is_asked_for_their_name(usual: Rows) -> None:
    reports = usual.of("employee", "manager_id")
    about = {row["id"]: row["employee_id"] for row in usual["participant"]}
    assert usual["named_request"]
    for request in usual["named_request"]:
        at_work = [one for one in reports[about[request["participant_id"]]] if one["status"] == "ACTIVE"]
        assert [one["id"] for one in at_work] == [request["writer_id"]]
        assert request["state"] == "ASKED"
