"""Meetings about a review: agreed on, moved and held by the two; everything else is refused by code and path."""

from datetime import timedelta
from typing import Any

import pytest

from headway.platform.models import AuditEvent
from headway.reviewing.models import Review, ReviewMeeting
from tests.company import gid
from tests.reviews import NOON, Ask, Company, do, make_company, refusals
from tests.signing import read_review

LATER = NOON + timedelta(days=2)


@pytest.fixture
async def company(clock: Any) -> Company:
    clock.set_for_tests(NOON)
    return await make_company()


@pytest.fixture
async def review(company: Company) -> Review:
    return await read_review(company)


async def test_two_agree_on_a_date_move_it_and_note_what_they_said(
    ask: Ask, company: Company, review: Review, clock: Any
) -> None:
    eli, mona = company.actor("eli"), company.actor("mona")
    made = await do(
        ask, mona, "ScheduleReviewMeeting", reviewId=gid(review), startsAt=LATER.isoformat(), minutes=45
    )
    assert made["meeting"]["version"] == 1
    meeting = await ReviewMeeting.get()
    moved = {
        "startsAt": (LATER + timedelta(hours=1)).isoformat(),
        "minutes": 30,
        "place": "Room 2",
        "agenda": "Nights",
    }
    changed = await do(ask, eli, "ChangeReviewMeeting", id=gid(meeting), version=1, **moved)
    assert changed["meeting"]["version"] == 2
    clock.set_for_tests(LATER + timedelta(days=1))
    held = await do(ask, mona, "HoldReviewMeeting", id=gid(meeting), version=2, notes="Nights are shared.")
    assert held["meeting"]["version"] == 3
    await meeting.refresh_from_db()
    assert (meeting.place, meeting.minutes, meeting.notes, meeting.held_at) == (
        *("Room 2", 30, "Nights are shared."),
        LATER + timedelta(days=1),
    )


async def test_each_fault_has_its_code_and_path_and_changes_nothing(
    ask: Ask, company: Company, review: Review
) -> None:
    when = {"startsAt": LATER.isoformat(), "minutes": 45}
    past = {"startsAt": (NOON - timedelta(minutes=1)).isoformat()}
    about = {"reviewId": gid(review), **when}
    assert refusals(await do(ask, company.actor("eli"), "ScheduleReviewMeeting", **about)) == []
    meeting = await ReviewMeeting.get()
    known = {"id": gid(meeting), "version": 1}
    before = await AuditEvent.all().count()
    cases: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
        ("mona", "ScheduleReviewMeeting", about, [("DUPLICATE", "reviewId")]),
        ("pia", "ScheduleReviewMeeting", about, [("NOT_FOUND", "reviewId")]),
        ("eli", "ScheduleReviewMeeting", about | past, [("OUT_OF_RANGE", "startsAt")]),
        ("eli", "ScheduleReviewMeeting", about | {"minutes": 9}, [("OUT_OF_RANGE", "minutes")]),
        ("eli", "ScheduleReviewMeeting", about | {"place": "x" * 201}, [("TOO_LONG", "place")]),
        ("pia", "ChangeReviewMeeting", known | when, [("NOT_FOUND", "id")]),
        ("eli", "ChangeReviewMeeting", known | when | past, [("OUT_OF_RANGE", "startsAt")]),
        ("eli", "ChangeReviewMeeting", known | when | {"minutes": 241}, [("OUT_OF_RANGE", "minutes")]),
        ("eli", "ChangeReviewMeeting", known | when | {"agenda": "x" * 20_001}, [("TOO_LONG", "agenda")]),
        ("eli", "ChangeReviewMeeting", known | when | {"version": 2}, [("CONFLICT", "version")]),
        ("mona", "HoldReviewMeeting", known | {"notes": "Early"}, [("WRONG_STATE", "id")]),
        ("mona", "HoldReviewMeeting", known | {"notes": " "}, [("REQUIRED", "notes")]),
        ("mona", "HoldReviewMeeting", known | {"notes": "x" * 20_001}, [("TOO_LONG", "notes")]),
        ("pia", "HoldReviewMeeting", known | {"notes": "Me too"}, [("NOT_FOUND", "id")]),
    ]
    for name, mutation, given, expected in cases:
        assert refusals(await do(ask, company.actor(name), mutation, **given)) == expected, (mutation, given)
    kept = await ReviewMeeting.get()
    assert (kept.version, kept.starts_at, kept.minutes) == (1, LATER, 45)
    assert await AuditEvent.all().count() == before
