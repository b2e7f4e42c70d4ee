"""How the demo's people grow: what roles ask for, who offers to mentor, plans in every state, and what goals need."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.goals import Made
from headway.cli.demo.periods import HalfYear
from headway.cli.demo.records import role_of
from headway.cli.demo.words import growth as words
from headway.cli.demo.words.roles import COMMON_SKILLS, UNITS, Unit
from headway.people.models import MentorOffer, RequiredSkill, SkillLevel, Standard
from headway.people.rules.vocabulary import SkillSource
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    GoalSkill,
    MentorRequest,
)
from headway.planning.rules import GoalState
from headway.planning.rules.development import ActionKind, ActionState, PlanState, RequestState

# For so long those wait who have not been answered yet.
WAITING_FOR: Final = timedelta(days=4)
TITLES: Final = {
    ActionKind.COURSE: words.COURSES, ActionKind.PROJECT: words.PROJECTS, ActionKind.READING: words.READINGS,
    ActionKind.MENTOR: words.MENTORINGS,
}  # fmt: skip
# Who is a mentor whatever chance says: by what, and how well.
MENTORS: Final = {"tomas": ("Coaching", 5), "kenji": ("Facilitation", 5), "grace": ("Coaching", 4)}
# What those whom a reader of the demo meets first want to learn.
WISHES: Final = {"priya": ("Coaching", 3), "meiling": ("Giving feedback", 3), "jonas": ("Facilitation", 4)}
CAST_STATES: Final = {
    "priya": PlanState.ACTIVE,
    "meiling": PlanState.DRAFT,
    "jonas": PlanState.ACTIVE,
    "grace": PlanState.REVIEWED,
}


class Growth:
    """Writes it all, drawn apart from the rest of the company."""

    def __init__(self, company: Company, draw: Draw) -> None:
        self.company, self.draw = company, draw
        self.mentors: dict[str, list[Person]] = {}
        self.asked: dict[str, dict[str, int]] = {}
        # How much there is of it; thinner in larger companies.
        self.share = 0.7 if company.size <= 400 else 0.2 if company.size <= 3000 else 0.05
        self.began = noon(company.periods[0].starts_on)

    def roles(self) -> None:
        """Standards and skills of every role."""
        people = self.company.people
        units = {role_of(person.title): (person.place.unit, person.level) for person in people}
        for known in UNITS:
            for team in known.teams:
                units |= {
                    title: (known, level) for level, title in enumerate(team.ladder, 1) if title not in units
                }
        for title, (unit, level) in units.items():
            self._standards(self.company.role_ids[title], words.LEADING if level >= 4 else words.AT_WORK)
            if unit is not None:
                self._required(self.company.role_ids[title], unit, level)

    def offers(self) -> None:
        """Who would mentor in what, and how well people do what their role asks for."""
        self.judgements()
        for person in self.company.people:
            if person.status != "ACTIVE":
                continue
            if person.key in WISHES:
                self._judge(person, WISHES[person.key][0], 1)
            if person.key in MENTORS:
                skill, level = MENTORS[person.key]
                self._judge(person, skill, level)
                self._offer(person, skill)
            elif self.draw.chance(self.share / 3):
                strong = [skill for skill, level in person.skills.items() if level >= 4]
                for skill in strong[:1]:
                    self._offer(person, skill)

    def judgements(self) -> None:
        """What managers judged of what a role asks for and was never looked at: twice, mostly a little short of it."""
        # Drawn apart, so that all the rest is as it would be without.
        draw = Draw(self.company.seed + 12)
        for person in self.company.people:
            if person.status != "ACTIVE" or person.place.unit is None or not draw.chance(self.share):
                continue
            for skill, asked in self.asked[self.company.role_ids[role_of(person.title)]].items():
                known = {
                    *person.skills,
                    *(its[person.key][0] for its in (WISHES, MENTORS) if person.key in its),
                }
                if skill in known:
                    continue
                off = draw.weighted(((-2, 12), (-1, 38), (0, 36), (1, 14)))
                level = min(5, max(0, asked + off))
                source = SkillSource.SELF if draw.chance(0.2) else SkillSource.MANAGER
                first, last = (max(person.hired_on, self.company.periods[at].starts_on) for at in (2, -2))
                if first < last:
                    self._judge(person, skill, min(5, max(0, level + draw.whole(-1, 1))), first, source)
                self._judge(person, skill, level, last, source)

    def person(self, person: Person, goals: Sequence[Made]) -> None:
        """A person's plans of the last two periods, and what the goals of the running one need."""
        if person.status != "ACTIVE" or person.manager is None or person.place.unit is None:
            return
        skill, level = self._wish(person)
        for goal in goals:
            if goal.state is GoalState.ACTIVE and (person.key in WISHES or self.draw.chance(self.share / 2)):
                self._need(goal, person, skill, level)
        past, now = self.company.periods[-3], self.company.now_period
        if person.takes_part(past) and self.draw.chance(self.share / 2):
            other = self.draw.of(person.place.unit.skills)
            self._plan(person, past, PlanState.CLOSED, other, min(5, person.skills.get(other, 1) + 1))
        if person.key in CAST_STATES or self.draw.chance(self.share):
            drawn = self.draw.weighted(
                ((PlanState.ACTIVE, 70), (PlanState.DRAFT, 22), (PlanState.REVIEWED, 8))
            )
            self._plan(person, now, CAST_STATES.get(person.key, drawn), skill, level)
        if self.draw.chance(self.share / 10):
            self._plan(person, self.company.periods[-1], PlanState.AGREED, skill, min(5, level + 1))

    def _standards(self, role: str, standards: tuple[words.Words, ...]) -> None:
        for position, (name, weight, description, anchors) in enumerate(standards):
            id = self.draw.id()
            self.company.standards.setdefault(role, []).append((id, standards[position]))
            self.company.add(
                Standard, self.began, id=id, role_profile_id=role, position=position, name=name, weight=weight,
                description=description, anchors=list(anchors),
            )  # fmt: skip

    def _required(self, role: str, unit: Unit, level: int) -> None:
        common = ("Coaching", "Giving feedback") if level >= 3 else (COMMON_SKILLS[level % 2],)
        for place, skill in enumerate((*unit.skills, *common)):
            asked = max(1, level - place % 2)
            self.asked.setdefault(role, {})[skill] = asked
            self.company.add(
                RequiredSkill, self.began, id=self.draw.id(), role_profile_id=role, skill_id=self.company.skill_ids[skill],
                level=asked,
            )  # fmt: skip

    def _judge(
        self,
        person: Person,
        skill: str,
        level: int,
        day: date | None = None,
        source: SkillSource = SkillSource.MANAGER,
    ) -> None:
        day = day or max(person.hired_on, self.company.periods[2].starts_on)
        self.company.out.add(
            SkillLevel, id=self.draw.id(), employee_id=person.id, skill_id=self.company.skill_ids[skill], level=level,
            source=source, valid_from=day, recorded_at=noon(day), evidence="",
        )  # fmt: skip

    def _offer(self, person: Person, skill: str) -> None:
        at = noon(max(person.hired_on, self.company.periods[3].starts_on))
        self.company.add(
            MentorOffer, at, id=self.draw.id(), employee_id=person.id, skill_id=self.company.skill_ids[skill],
            note=self.draw.of(words.OFFERS),
        )  # fmt: skip
        self.mentors.setdefault(skill, []).append(person)

    def _wish(self, person: Person) -> tuple[str, int]:
        """What somebody wants to learn next, and how well: what a mentor offers, or something of the craft."""
        if person.key in WISHES:
            return WISHES[person.key]
        assert person.place.unit is not None  # noqa: S101 - the caller asked
        skill = self.draw.of((*person.place.unit.skills, "Coaching", "Facilitation"))
        return skill, min(5, max(2, person.skills.get(skill, 1) + 1))

    def _need(self, goal: Made, person: Person, skill: str, level: int) -> None:
        """Mostly what is going to be learned; now and then something that nobody plans for."""
        needed = self.draw.of(COMMON_SKILLS) if self.draw.chance(0.3) else skill
        self.company.add(
            GoalSkill, noon(goal.period.starts_on), id=self.draw.id(), goal_id=goal.id,
            skill_id=self.company.skill_ids[needed], level=max(2, level - self.draw.whole(0, 1)),
        )  # fmt: skip

    def _plan(self, person: Person, period: HalfYear, state: PlanState, skill: str, level: int) -> None:
        draw, company = self.draw, self.company
        id, agreed = draw.id(), min(company.yesterday, period.starts_on + timedelta(draw.whole(3, 25)))
        began = noon(min(agreed - timedelta(2), company.yesterday))
        told = draw.instant(agreed) if state is not PlanState.DRAFT else None
        over = state in {PlanState.REVIEWED, PlanState.CLOSED}
        waits = state is PlanState.DRAFT and draw.chance(0.6)
        asked = max(began, noon(company.today) - WAITING_FOR) if waits else None
        looked_back = noon(min(period.ends_on, company.yesterday)) if over else None
        manager = person.manager
        assert manager is not None  # noqa: S101 - the caller asked
        version = {PlanState.DRAFT: 2 + waits, PlanState.AGREED: 4}.get(
            state, 5 + over + (state is PlanState.CLOSED)
        )
        company.add(
            DevelopmentPlan, began, looked_back or told or asked or began, id=id, owner_id=person.id, period_id=period.id, state=state,
            summary=draw.of(words.SUMMARIES).format(skill=skill), target_role_id=self._next_role(person),
            owner_agreed_at=told or asked, manager_agreed_at=told,
            manager_agreed_by_id=manager.id if told else None, conclusion=draw.of(words.CONCLUSIONS) if over else "",
            reviewed_at=looked_back, reviewed_by_id=manager.id if over else None,
            reopen_reason=words.REOPENED if state is PlanState.DRAFT and not waits and draw.chance(0.4) else "", version=version,
        )  # fmt: skip
        if told:
            company.happened(told, person, "agree_development_plan", "DevelopmentPlan", id, state=state.value)
        self._objective(person, period, state, id, 0, (skill, level))
        if draw.chance(0.5):
            self._objective(person, period, state, id, 1, None)

    def _next_role(self, person: Person) -> str | None:
        if person.key in WISHES:
            return self.company.role_ids[role_of(self.company.cast["day"].title)]
        if person.team is None or person.level > 3:
            return None
        title = (*person.team.ladder, person.team.lead)[person.level]
        return self.company.role_ids.get(title)

    def _objective(
        self,
        person: Person,
        period: HalfYear,
        state: PlanState,
        plan: str,
        position: int,
        aim: tuple[str, int] | None,
    ) -> None:
        draw, company = self.draw, self.company
        skill, level = aim or (draw.of(COMMON_SKILLS), 0)
        id, at = draw.id(), noon(min(period.starts_on, company.yesterday))
        title = f"Reach level {level} in {skill}" if aim else f"Be asked for {skill.lower()} by other teams"
        company.add(
            DevelopmentObjective, at, id=id, plan_id=plan, position=position, title=title,
            skill_id=company.skill_ids[skill] if aim else None, target_level=level or None, goal_id=None,
        )  # fmt: skip
        kinds = draw.some([ActionKind.COURSE, ActionKind.PROJECT, ActionKind.READING], 2)
        mentors = [it for it in self.mentors.get(skill, ()) if it is not person] if aim else []
        for place, kind in enumerate([*kinds, *([ActionKind.MENTOR] if mentors else [])]):
            self._action(person, period, state, (plan, id, place), kind, skill, mentors)

    def _action(
        self,
        person: Person,
        period: HalfYear,
        plan_state: PlanState,
        where: tuple[str, str, int],
        kind: ActionKind,
        skill: str,
        mentors: Sequence[Person],
    ) -> None:
        draw, company = self.draw, self.company
        plan, objective, place = where
        due = draw.day(period.starts_on + timedelta(40), period.ends_on)
        state = self._state(plan_state, due)
        ended = min(due, company.yesterday)
        at = noon(min(period.starts_on, company.yesterday))
        lead = person.manager.first if person.manager else "the lead"
        id, asked = draw.id(), None
        if kind is ActionKind.MENTOR and plan_state is not PlanState.DRAFT:
            asked = draw.of(mentors)
        agreed = asked is not None and (state is ActionState.DONE or draw.chance(0.5))
        done = state in {ActionState.DONE, ActionState.DROPPED}
        company.add(
            DevelopmentAction, at, noon(ended) if done else at, id=id, plan_id=plan, objective_id=objective, position=place,
            kind=kind, title=draw.of(TITLES[kind]).format(skill=skill.lower(), lead=lead), starts_on=None, due_on=due,
            weight=draw.of((30, 50, 100)), state=state, evidence=draw.of(words.EVIDENCE) if state is ActionState.DONE else "",
            drop_reason=draw.of(words.DROPPED) if state is ActionState.DROPPED else "", finished_at=noon(ended) if done else None,
            mentor_id=asked.id if asked and agreed else None, version=1 + (state is not ActionState.TODO) + agreed,
        )  # fmt: skip
        if asked:
            self._request(person, asked, id, skill, period, agreed=agreed)

    def _state(self, plan: PlanState, due: date) -> ActionState:
        draw = self.draw
        if plan in {PlanState.DRAFT, PlanState.AGREED}:
            return ActionState.TODO
        if plan is PlanState.CLOSED:
            return draw.weighted(((ActionState.DONE, 80), (ActionState.DROPPED, 20)))
        if due < self.company.yesterday:
            return draw.weighted(((ActionState.DONE, 75), (ActionState.DROPPED, 8), (ActionState.DOING, 17)))
        return draw.weighted(((ActionState.TODO, 50), (ActionState.DOING, 40), (ActionState.DONE, 10)))

    def _request(
        self, person: Person, mentor: Person, action: str, skill: str, period: HalfYear, *, agreed: bool
    ) -> None:
        at = noon(min(period.starts_on + timedelta(20), self.company.yesterday - timedelta(1)))
        if period is self.company.now_period and not agreed:
            at = max(at, noon(self.company.today) - WAITING_FOR)
        unanswered = RequestState.ASKED if period is self.company.now_period else RequestState.WITHDRAWN
        self.company.add(
            MentorRequest, at, id=self.draw.id(), action_id=action, skill_id=self.company.skill_ids[skill], asker_id=person.id,
            mentor_id=mentor.id, message=self.draw.of(words.ASKS), answer=self.draw.of(words.ANSWERS) if agreed else "",
            state=RequestState.AGREED if agreed else unanswered, answered_at=at + timedelta(1) if agreed else None,
            version=1 + agreed,
        )  # fmt: skip
