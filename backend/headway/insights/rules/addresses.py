"""Addresses of the front end. `{Goal:<key>}` stands for a global id, which the graph fills in."""

from typing import Final
from urllib.parse import quote
from uuid import UUID

INBOX: Final = "/inbox/needs"
PREFERENCES: Final = "/preferences"
MY_GOALS: Final = "/goals?scope=me"
COMPANY_GOALS: Final = "/goals?scope=company"
TEAM: Final = "/home/team"
MENTORING: Final = "/development/mentoring"
REVIEWS: Final = "/reviews"
REWARDS: Final = "/rewards"


def goal(id: UUID) -> str:
    """A goal."""
    return f"/goals/{{Goal:{id}}}"


def check_ins(person_id: UUID) -> str:
    """The check-ins of a person."""
    return f"/check-ins/{{Employee:{person_id}}}"


def feedback(id: UUID) -> str:
    """A piece of feedback."""
    return f"/feedback/item/{{Feedback:{id}}}"


def feedback_request(id: UUID) -> str:
    """A request for feedback."""
    return f"/feedback/requests/{{FeedbackRequest:{id}}}"


def feedback_round(id: UUID) -> str:
    """A round without names."""
    return f"/feedback/rounds/{{FeedbackRound:{id}}}"


def review(cycle_id: UUID, id: UUID) -> str:
    """A review form in its cycle."""
    return f"/reviews/{{ReviewCycle:{cycle_id}}}/{{Review:{id}}}"


def appraisal(id: UUID) -> str:
    """An appraisal of the organisation."""
    return f"/appraisals/{{OrganisationAppraisal:{id}}}"


def calibration(session_id: UUID, place_id: UUID) -> str:
    """Somebody's place in a calibration session."""
    return f"/calibration/{{CalibrationSession:{session_id}}}?person={{CalibrationPlace:{place_id}}}"


def reward(id: UUID) -> str:
    """A reward."""
    return f"/rewards/{{Reward:{id}}}"


def person(id: UUID, tab: str = "overview") -> str:
    """A tab of a person's page."""
    return f"/people/{{Employee:{id}}}/{tab}"


def peers(cycle_id: UUID) -> str:
    """Who is asked about whom in a cycle."""
    return f"/reviews?tab=peers&cycle={{ReviewCycle:{cycle_id}}}"


def cycle(id: UUID) -> str:
    """The reviews of a cycle."""
    return f"/reviews?cycle={{ReviewCycle:{id}}}"


def cycle_page(id: UUID) -> str:
    """The page from which a cycle is run."""
    return f"/admin/cycles/{{ReviewCycle:{id}}}"


def development_plan(id: UUID) -> str:
    """A development plan."""
    return f"/development/plans/{{DevelopmentPlan:{id}}}"


def agreement(person_id: UUID, period_id: UUID) -> str:
    """A person's plan of a period."""
    return f"/development/agreement/{{Employee:{person_id}}}/{{Period:{period_id}}}"


def session(id: UUID) -> str:
    """A planning session."""
    return f"/development/sessions/{{PlanningSession:{id}}}"


def standard_gap(by: str, kind: str, unit_id: UUID | None, standard: str) -> str:
    """A standard in a group, on the page of standards; `kind` is the type of what groups."""
    unit = f"{{{kind}:{unit_id}}}" if unit_id else ""
    return f"/insights/standards?by={by}&unit={unit}&standard={quote(standard)}"


def skill_gap(by: str, unit_id: UUID | None, skill_id: UUID) -> str:
    """A skill in a group, on the page of weak spots; `by` is the type of what groups: Department, Employee."""
    unit = f"{{{by}:{unit_id}}}" if unit_id else ""
    return f"/insights/skills?unit={unit}&skill={{Skill:{skill_id}}}"
