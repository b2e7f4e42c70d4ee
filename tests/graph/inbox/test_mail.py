"""Mail of the inbox, received by a real server: at nine where the receiver is, of what is new, and never in the subject."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from email.message import Message
from types import ModuleType
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP

from headway.graph.insights import address
from headway.identity.access import actors_of, address_of
from headway.insights.jobs import Post
from headway.insights.rules.mails import is_mail_time
from headway.monitoring import actions as monitoring
from headway.monitoring.models import Notification
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility
from headway.monitoring.rules.inbox import MailChoice
from headway.people.models import Employee
from headway.planning.rules import GoalState
from headway.platform.jobs import schedule
from headway.platform.models import Job
from headway.platform.settings import Settings
from headway.platform.working import do_all
from tests.company import Company, gid, make_goal
from tests.graph.inbox.telling import make_office, tell_all

# The company's clock stands at noon of UTC on a Tuesday.
TUESDAY = datetime(2026, 9, 1, tzinfo=UTC)


class Letterbox:
    """Keeps what it is handed, or refuses it."""

    def __init__(self) -> None:
        self.refuses = False
        self.got: list[tuple[str, Message]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        if self.refuses:
            return "451 Come back later"
        [to] = envelope.rcpt_tos
        self.got.append((to, message_from_bytes(envelope.content)))
        return "250 OK"

    def of(self, company: Company, name: str) -> list[str]:
        """The texts somebody got."""
        return [text_of(mail) for to, mail in self.got if to == company.people[name].email]


def text_of(mail: Message) -> str:
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


@pytest.fixture
async def letterbox() -> AsyncIterator[tuple[Letterbox, Settings]]:
    """A mail server, and the settings that name it."""
    box = Letterbox()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(box), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield box, Settings(smtp_url=f"smtp://127.0.0.1:{port}", base_url="https://headway.example")
    server.close()
    await server.wait_closed()


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_office()


async def praise(
    company: Company, text: str = "Calm.", visibility: FeedbackVisibility = FeedbackVisibility.RECEIVER
) -> Any:
    given = await monitoring.give_feedback(
        company.actor("paul"),
        receiver_id=company.people["priya"].id,
        kind=FeedbackKind.PRAISE,
        visibility=visibility,
        text=text,
    )
    await tell_all()
    return given


async def work(settings: Settings) -> None:
    """Do what is due, as a worker does."""
    jobs = Post(settings, actors_of, address_of, address).jobs()
    await schedule(jobs)
    await do_all(jobs)


async def test_the_mail_of_a_day_comes_once_at_nine_where_the_receiver_is(
    company: Company, clock: ModuleType, letterbox: tuple[Letterbox, Settings]
) -> None:
    box, settings = letterbox
    await Employee.all().update(time_zone="America/New_York")
    feedback = await praise(company, visibility=FeedbackVisibility.MANAGER_ONLY)
    yesterday = TUESDAY - timedelta(hours=12)
    goal = await make_goal(
        company.people["priya"], company.period, state=GoalState.PROPOSED, updated_at=yesterday
    )
    # It was nine at 13:00 of UTC, in summer time.
    clock.set_for_tests(TUESDAY + timedelta(hours=12, minutes=45))
    await work(settings)
    assert box.got == []
    clock.set_for_tests(TUESDAY + timedelta(hours=13))
    await work(settings)
    [(_, mail)] = [it for it in box.got if it[0] == company.people["mona"].email]
    assert mail["Subject"] == "Headway: 2 things for you"
    assert text_of(mail).replace("\r\n", "\n") == (
        "Good morning Mona,\n\n"
        "Needs you\n- New goal from Priya: “Answer faster” · due 31 Dec · proposed yesterday\n"
        f"  https://headway.example/goals/{gid(goal)}\n\n"
        "For your information\n- Paul gave feedback about Priya.\n"
        f"  https://headway.example/feedback/item/{gid(feedback)}\n\n"
        "Everything is in your inbox: https://headway.example/inbox/needs\n\n"
        "Choose what is mailed: https://headway.example/preferences\n"
    )
    assert (await Notification.get(subject_id=feedback.id)).mailed_at == clock.now()
    count = len(box.got)
    for hours in (14, 20, 36, 38):
        clock.set_for_tests(TUESDAY + timedelta(hours=hours))
        await work(settings)
    # On the next day nothing is new.
    assert len(box.got) == count


async def test_only_what_is_still_new_is_mailed(
    company: Company, clock: ModuleType, letterbox: tuple[Letterbox, Settings]
) -> None:
    box, settings = letterbox
    for text in ("seen", "taken back", "unwanted"):
        await make_goal(company.people["priya"], company.period, text)
    retracted, seen = await praise(company), await praise(company)
    await monitoring.retract_feedback(company.actor("paul"), id=retracted.id, version=1)
    key = f"Feedback-{seen.id}"
    await monitoring.finish_items(company.actor("priya"), keys=[key], up_to=clock.now())
    await work(settings)
    assert not any("feedback" in text for text in box.of(company, "priya"))
    clock.set_for_tests(TUESDAY + timedelta(days=1, hours=8))
    await monitoring.choose_mail(company.actor("priya"), kind="FEEDBACK_RECEIVED", choice=MailChoice.OFF)
    await praise(company)
    clock.set_for_tests(TUESDAY + timedelta(days=1, hours=9))
    await work(settings)
    assert not any("feedback" in text for text in box.of(company, "priya"))


async def test_who_wants_it_at_once_gets_it_at_once_and_not_again(
    company: Company, clock: ModuleType, letterbox: tuple[Letterbox, Settings]
) -> None:
    box, settings = letterbox
    clock.set_for_tests(TUESDAY + timedelta(hours=7))
    await make_goal(company.people["priya"], company.period)
    await monitoring.choose_mail(company.actor("priya"), kind="FEEDBACK_RECEIVED", choice=MailChoice.AT_ONCE)
    await praise(company, "Nobody else reads this.")
    await work(settings)
    [(_, mail)] = box.got
    assert mail["Subject"] == "Headway: something new for you"
    assert text_of(mail).startswith("- Paul gave you feedback.")
    assert "Nobody else" not in mail.as_string()
    clock.set_for_tests(TUESDAY + timedelta(hours=9))
    await work(settings)
    assert len(box.of(company, "priya")) == 1


async def test_mail_that_is_refused_is_tried_again_alone(
    company: Company, clock: ModuleType, letterbox: tuple[Letterbox, Settings]
) -> None:
    box, settings = letterbox
    yesterday = TUESDAY - timedelta(hours=12)
    await make_goal(company.people["priya"], company.period, state=GoalState.PROPOSED, updated_at=yesterday)
    await Employee.exclude(id=company.people["mona"].id).update(time_zone="Pacific/Auckland")
    box.refuses = True
    await work(settings)
    [failed] = await Job.filter(kind="mail_digest", ended_at__isnull=True)
    assert (failed.attempts, box.got) == (1, [])
    assert failed.error.startswith("SMTPDataError: (451")
    box.refuses = False
    clock.set_for_tests(failed.run_at)
    await work(settings)
    [text] = box.of(company, "mona")
    assert "New goal from Priya" in text
    assert (await Job.get(id=failed.id)).error == ""


async def test_nothing_is_written_where_no_mail_can_be_sent(
    company: Company, letterbox: tuple[Letterbox, Settings]
) -> None:
    box, settings = letterbox
    await praise(company)
    await work(settings.model_copy(update={"base_url": ""}))
    await work(settings.model_copy(update={"smtp_url": ""}))
    assert box.got == []
    assert {job.kind for job in await Job.all()} == {"mail_day"}


@pytest.mark.parametrize(
    ("day", "at", "due"),
    [
        ("2026-11-27", "08:59", False),
        ("2026-11-27", "09:00", True),
        ("2026-11-28", "09:00", False),
        ("2026-11-29", "12:00", False),
        ("2026-11-30", "23:00", True),
    ],
)
def test_mail_goes_out_from_nine_on_working_days(day: str, at: str, due: bool) -> None:
    assert is_mail_time(date.fromisoformat(day), time.fromisoformat(at)) is due


async def test_a_mail_whose_worker_died_comes_again_under_the_same_id_and_never_a_third_time(
    company: Company,
    clock: ModuleType,
    letterbox: tuple[Letterbox, Settings],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    box, settings = letterbox
    clock.set_for_tests(TUESDAY + timedelta(hours=9))
    feedback = await praise(company)

    async def end(_: object) -> None:
        raise ConnectionError("The process ends after the mail server took the mail.")

    with monkeypatch.context() as dying:
        dying.setattr("headway.insights.jobs.mark_mailed", end)
        await work(settings)
    assert (await Notification.get(subject_id=feedback.id)).mailed_at is None
    # Whoever leases the job next sends the same words again.
    for minutes in (5, 30, 60):
        clock.set_for_tests(TUESDAY + timedelta(hours=9, minutes=minutes))
        await work(settings)
    mails = [mail for to, mail in box.got if to == company.people["priya"].email]
    assert len(mails) == 2
    assert len({(mail["Message-ID"], text_of(mail)) for mail in mails}) == 1
    assert len({mail["Message-ID"] for _, mail in box.got}) == len({to for to, _ in box.got})
    assert (await Notification.get(subject_id=feedback.id)).mailed_at is not None
