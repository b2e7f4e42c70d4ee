"""Mail of the inbox: once a day at nine where the receiver is, or at once; and counting kept figures of pages again."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from headway.insights.reads.candidates import MOST_PLACES, open_roles, succession
from headway.insights.reads.inbox import Item, Line, inbox
from headway.insights.reads.ratings import fairness, ratings
from headway.insights.reads.skills import skill_gaps
from headway.insights.reads.standards import standard_gaps
from headway.insights.reads.tasks import tasks
from headway.insights.reads.team import team
from headway.insights.reads.viewer import viewer_of
from headway.insights.rules import addresses, mails
from headway.insights.rules.fairness import FairnessSubject
from headway.insights.rules.mails import Entry, Mail
from headway.insights.rules.tasks import awake
from headway.monitoring.access import visible_mail_switches
from headway.monitoring.actions import mark_mailed
from headway.monitoring.actions.telling import MAIL_ONE, ActorsOf
from headway.monitoring.rules.inbox import MailChoice
from headway.people.access import leaders_of_many, visible_colleagues
from headway.people.rules.vocabulary import SkillGrouping
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.database import unhurried
from headway.platform.jobs import JobKind, enqueue
from headway.platform.kept import EVERY, MANY, counting_again, forget_old_figures
from headway.platform.mail import send_mail
from headway.platform.settings import Settings
from headway.reviewing.reads.judged_standards import StandardGrouping
from headway.reviewing.reads.rating_counts import RatingGrouping

ZONE: Final = "mail_zone"
DIGEST: Final = "mail_digest"
# From the account of an actor to its mail address, and from a path with places for ids to a path of the front end.
AddressOf = Callable[[UUID], Awaitable[str]]
PathOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Post:
    """Sends people what they were told; does nothing where no mail server, or no address to come back to, is set."""

    settings: Settings
    actors_of: ActorsOf
    address_of: AddressOf
    path_of: PathOf

    def jobs(self) -> tuple[JobKind, ...]:
        """What the post does, and when."""
        return (
            JobKind("mail_day", self.begin_days, every=timedelta(minutes=15)),
            JobKind(ZONE, self.begin_zone),
            JobKind(DIGEST, self.send_digest),
            JobKind(MAIL_ONE, self.send_one),
        )

    async def begin_days(self) -> None:
        """Where it has become nine on a working day, let the mail of that day be written; once a zone and day."""
        if not (self.settings.smtp_url and self.settings.base_url):
            return
        for zone in await visible_colleagues(SYSTEM).distinct().values_list("time_zone", flat=True):
            here = clock.now().astimezone(clock.zone(str(zone)))
            if mails.is_mail_time(here.date(), here.time()):
                await enqueue(ZONE, key=f"{zone} {here.date()}", zone=zone, day=here.date())

    async def begin_zone(self, zone: str, day: str) -> None:
        """A job for everybody there, so that one address that fails is tried again alone."""
        people = visible_colleagues(SYSTEM).filter(time_zone=zone).order_by("id")
        for id in await people.values_list("id", flat=True):
            await enqueue(DIGEST, key=f"{id} {day}", employee_id=id, day=day)

    async def send_digest(self, employee_id: str, day: str) -> None:
        """The mail of a day, unless nothing is new; a day that is over is let go."""
        actor = (await self.actors_of([UUID(employee_id)])).get(UUID(employee_id))
        if actor is None:
            return
        viewer = await viewer_of(actor)
        if viewer.today != date.fromisoformat(day):
            return
        waiting = mails.worth_a_mail(awake(await tasks(actor)), viewer.today)
        news = await _unmailed(actor)
        if waiting or news:
            todo = [Entry(f"{task.title}: {task.detail}", self._link(task.href)) for task in waiting]
            told = [Entry(line.text, self._link(item.href)) for item, line in news]
            await self._send(actor, mails.digest(actor.name, todo, told, self._link(addresses.INBOX)))
            await mark_mailed([line.id for _, line in news])

    async def send_one(self, notification_id: str, employee_id: str) -> None:
        """What somebody wants to hear at once, unless they have seen it already."""
        actor = (await self.actors_of([UUID(employee_id)])).get(UUID(employee_id))
        for item, line in await _unmailed(actor) if actor else ():
            if actor and str(line.id) == notification_id:
                await self._send(actor, mails.at_once(Entry(line.text, self._link(item.href))))
                await mark_mailed([line.id])

    async def _send(self, actor: Actor, mail: Mail) -> None:
        assert actor.account_id is not None  # noqa: S101 - actors_of gives those who sign in
        text = f"{mail.text}\nChoose what is mailed: {self._link(addresses.PREFERENCES)}\n"
        to = await self.address_of(actor.account_id)
        await send_mail(self.settings, to=to, subject=mail.subject, text=text)

    def _link(self, href: str) -> str:
        return self.settings.base_url.rstrip("/") + self.path_of(href)


async def _unmailed(actor: Actor) -> Sequence[tuple[Item, Line]]:
    """What is new, still to be seen and was never mailed, of the kinds that the person wants."""
    off = {it.kind for it in await visible_mail_switches(actor).filter(choice=MailChoice.OFF)}
    return [
        (item, line)
        for item, line in _lines((await inbox(actor)).info)
        if not line.mailed and line.kind not in off
    ]


def _lines(items: Sequence[Item]) -> Iterator[tuple[Item, Line]]:
    return ((item, line) for item in items for line in item.lines)


Page = Callable[[Actor], Awaitable[Any]]


def _standards(by: StandardGrouping) -> Page:
    return lambda actor: standard_gaps(actor, by, None)


def _ratings(by: RatingGrouping) -> Page:
    return lambda actor: ratings(actor, by, None)


# What is asked for with the page of each.
PAGES: Final[Sequence[Page]] = (
    lambda actor: skill_gaps(actor, SkillGrouping.DEPARTMENT),
    lambda actor: skill_gaps(actor, SkillGrouping.MANAGER),
    succession,
    lambda actor: open_roles(actor, MOST_PLACES),
    *(_standards(by) for by in StandardGrouping),
    *(_ratings(by) for by in RatingGrouping),
    lambda actor: fairness(actor, FairnessSubject.RATINGS, None),
    lambda actor: fairness(actor, FairnessSubject.REWARDS, None),
    lambda actor: team(actor, [], all_levels=True),
)


@dataclass(frozen=True, slots=True)
class Recount:
    """Knows who has which rights at this moment, and who looks after people for HR."""

    actors_of: ActorsOf
    people_of_hr: Callable[[], Awaitable[list[UUID]]]

    def jobs(self) -> tuple[JobKind, ...]:
        """What it does, and when."""
        return (JobKind("recount", self.recount, every=EVERY),)

    async def recount(self) -> int:
        """The pages of HR and of whoever leads very many, each as they may see it; how many these are. Idempotent."""
        await forget_old_figures()
        if await visible_colleagues(SYSTEM).count() < MANY:
            return 0
        whose = await self.actors_of([*await leaders_of_many(MANY), *await self.people_of_hr()])
        with counting_again():
            for actor in whose.values():
                for page in PAGES:
                    async with unhurried():
                        await page(actor)
        return len(whose)
