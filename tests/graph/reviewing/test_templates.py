"""Making questionnaires in versions, putting words right, and who may."""

from typing import Any
from uuid import UUID

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee, RoleProfile
from headway.platform.actor import SYSTEM
from headway.platform.models import AuditEvent
from headway.reviewing.actions.templates import install
from headway.reviewing.models import Question, QuestionWording, RatingScale, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import QuestionKind, ReviewDirection
from headway.reviewing.rules.ready_made import AD_HOC, READY_MADE
from tests.reviews import (
    NOON,
    SELF,
    Ask,
    Company,
    do,
    form,
    launched,
    make_company,
    question,
    refusals,
    save,
)

SCALE: dict[str, Any] = {
    "name": "Three",
    "steps": [{"value": 1, "label": "No"}, {"value": 2, "label": "Partly"}, {"value": 3, "label": "Yes"}],
}
TWO: list[dict[str, Any]] = [
    {"direction": "SELF", "section": "Back", "kind": "TEXT", "title": "What went well?"},
    {"direction": "MANAGER", "section": "Back", "kind": "RATING", "title": "How well?", "overall": True},
]
TEMPLATE = """query($id: ID!) { reviewTemplate(id: $id) { name number cycleCount evidenceForExtremes realismRequired
    weights { part weight } scale { name } questions { title lookingAhead: looksAhead roleProfiles { name } wording
    earlierWordings { wording title } } } }"""


def terms(**changes: Any) -> dict[str, Any]:
    return {"name": "Ours", "number": 0, "kind": "ANNUAL", "scale": SCALE, "questions": TWO} | changes


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_a_questionnaire_is_made_and_its_next_version_leaves_the_first_as_it_was(
    ask: Ask, company: Company
) -> None:
    hanna = company.actor("hanna")
    role = await RoleProfile.create(name="Agent", created_at=NOON, updated_at=NOON)
    policy = {
        "realismRequired": False,
        "weights": [{"part": "GOALS", "weight": 30}, {"part": "MANAGER", "weight": 70}],
    }
    third = TWO[0] | {
        "looksAhead": True,
        "title": "What next?",
        "roleProfileIds": [global_id("RoleProfile", role.id)],
    }
    made = await do(ask, hanna, "MakeReviewTemplate", **terms(policy=policy, questions=[*TWO, third]))
    found = (await ask(TEMPLATE, {"id": made["template"]["id"]}, as_=hanna)).data["reviewTemplate"]
    assert found == {
        "name": "Ours", "number": 1, "cycleCount": 0, "evidenceForExtremes": True, "realismRequired": False,
        "weights": [{"part": "GOALS", "weight": 30}, {"part": "MANAGER", "weight": 70}], "scale": {"name": "Three"},
        "questions": [
            {"title": "What went well?", "lookingAhead": False, "roleProfiles": [], "wording": 1, "earlierWordings": []},
            {"title": "How well?", "lookingAhead": False, "roleProfiles": [], "wording": 1, "earlierWordings": []},
            {"title": "What next?", "lookingAhead": True, "roleProfiles": [{"name": "Agent"}], "wording": 1, "earlierWordings": []},
        ],
    }  # fmt: skip
    stale = await do(ask, hanna, "MakeReviewTemplate", **terms())
    assert refusals(stale) == [("CONFLICT", "version")]
    assert stale["current"]["id"] == made["template"]["id"]
    again = await do(ask, hanna, "MakeReviewTemplate", **terms(number=1))
    assert again["template"]["number"] == 2
    assert await Question.filter(template__name="Ours", template__number=1).count() == 3
    assert await RatingScale.filter(name="Three").count() == 1


WRONG: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"policy": {"weights": [{"part": "GOALS", "weight": 40}, {"part": "MANAGER", "weight": 50}]}}, [("INVALID", "policy.weights")]),
    ({"policy": {"weights": [{"part": "GOALS", "weight": 100}, {"part": "MANAGER", "weight": 0}]}}, [("OUT_OF_RANGE", "policy.weights.MANAGER")]),
    ({"policy": {"weights": [{"part": "SELF", "weight": 100}]}}, [("INVALID", "policy.weights.SELF")]),
    ({"questions": [TWO[0]]}, [("REQUIRED", "questions")]),
    ({"questions": [TWO[0] | {"kind": "CHOICE"}, TWO[1]]}, [("INVALID", "questions.0.choices")]),
    ({"questions": [TWO[0], TWO[1] | {"title": ""}]}, [("REQUIRED", "questions.1.title")]),
    ({"questions": [TWO[0] | {"roleProfileIds": ["x"]}, TWO[1]]}, [("NOT_FOUND", "questions.0.roleProfileIds")]),
    ({"questions": [TWO[0] | {"roleProfileIds": [global_id("RoleProfile", UUID(int=7))]}, TWO[1]]}, [("NOT_FOUND", "questions.0.roleProfileIds")]),
    ({"scale": {"name": "S", "steps": SCALE["steps"][:1]}}, [("OUT_OF_RANGE", "scale.steps")]),
    ({"name": "x" * 201}, [("TOO_LONG", "name")]),
]  # fmt: skip


async def test_an_unsound_questionnaire_is_refused_with_its_path(ask: Ask, company: Company) -> None:
    for changes, expected in WRONG:
        answer = await do(ask, company.actor("hanna"), "MakeReviewTemplate", **terms(**changes))
        assert refusals(answer) == expected, changes
    assert await ReviewTemplate.filter(name="Ours").count() == 0


async def test_words_are_put_right_in_a_running_cycle_and_the_words_before_are_kept(
    ask: Ask, company: Company
) -> None:
    hanna = company.actor("hanna")
    cycle = await launched(company)
    asked = await question(company, SELF, QuestionKind.TEXT)
    fix = {
        "questionId": global_id("Question", asked.id),
        "wording": 1,
        "title": "What went really well?",
        "help": asked.help,
    }
    assert (await do(ask, hanna, "FixQuestionWording", **fix))["question"][
        "title"
    ] == "What went really well?"
    assert refusals(await do(ask, hanna, "FixQuestionWording", **fix)) == [("CONFLICT", "version")]
    assert [(it.wording, it.title) for it in await QuestionWording.all()] == [(1, "What went well?")]
    event = await AuditEvent.get(action="fix_wording", object_type="Question")
    assert (event.before["title"], event.after["title"]) == ("What went well?", "What went really well?")
    assert (await Question.get(id=asked.id)).title == "What went really well?"
    assert cycle.template_id == company.template.id


async def test_putting_words_right_changes_nothing_but_title_and_help(ask: Ask, company: Company) -> None:
    fields = '{ __type(name: "FixQuestionWordingInput") { inputFields { name } } }'
    found = (await ask(fields, {}, as_=company.actor("hanna"))).data["__type"]["inputFields"]
    assert {it["name"] for it in found} == {"questionId", "wording", "title", "help"}
    asked = await question(company, SELF, QuestionKind.RATING)
    before = [await model.all().order_by("id").values() for model in (Question, RatingScale, ReviewTemplate)]
    fix = {
        "questionId": global_id("Question", asked.id),
        "wording": 1,
        "title": "How far?",
        "help": "Say it.",
    }
    assert refusals(await do(ask, company.actor("hanna"), "FixQuestionWording", **fix)) == []
    await Question.filter(id=asked.id).update(title=asked.title, help=asked.help, wording=1)
    after = [await model.all().order_by("id").values() for model in (Question, RatingScale, ReviewTemplate)]
    assert after == before


async def test_an_archived_questionnaire_is_not_offered_and_cycles_that_run_keep_it(
    ask: Ask, company: Company
) -> None:
    hanna, form_id = company.actor("hanna"), global_id("ReviewTemplate", company.template.id)
    running = await launched(company)
    offered = "query { reviewTemplates(where: {archived: false}) { id } }"
    archive = {"templateId": form_id}
    assert (await do(ask, hanna, "ArchiveReviewTemplate", **archive))["template"]["archivedAt"]
    listed = (await ask(offered, {}, as_=hanna)).data["reviewTemplates"]
    assert form_id not in {it["id"] for it in listed}
    count = await ReviewCycle.all().count()
    refused = await do(ask, hanna, "CreateReviewCycle", **company.terms())
    assert refusals(refused) == [("WRONG_STATE", "templateId")]
    again = await do(ask, hanna, "RepeatReviewCycle", cycleId=global_id("ReviewCycle", running.id))
    assert refusals(again) == [("WRONG_STATE", "templateId")]
    assert await ReviewCycle.all().count() == count
    asked = await question(company, SELF, QuestionKind.TEXT)
    review = await form(running, company.people["eli"], SELF)
    assert refusals(await save(ask, company.actor("eli"), review, asked, text="Much.")) == []
    back = await do(ask, hanna, "ArchiveReviewTemplate", **archive, archived=False)
    assert back["template"]["archivedAt"] is None
    assert refusals(await do(ask, hanna, "CreateReviewCycle", **company.terms())) == []


async def test_a_cycle_takes_signers_and_smallest_group_over_and_only_raises_it(
    ask: Ask, company: Company
) -> None:
    hanna = company.actor("hanna")
    policy = {"smallestGroup": 8, "alsoSigns": "HR"}
    made = await do(ask, hanna, "MakeReviewTemplate", **terms(policy=policy))
    assert (made["template"]["smallestGroup"], made["template"]["alsoSigns"]) == (8, "HR")
    unsound: Any = (
        ({"smallestGroup": 3}, ("OUT_OF_RANGE", "policy.smallestGroup")),
        ({"alsoSigns": "MANAGER"}, ("INVALID", "policy.alsoSigns")),
    )
    for wrong, refused in unsound:
        assert refusals(await do(ask, hanna, "MakeReviewTemplate", **terms(policy=wrong, number=1))) == [
            refused
        ]
    ours = {"templateId": made["template"]["id"]}
    kept: list[tuple[dict[str, Any], Any]] = [
        ({}, (8, "HR")),
        ({"smallestGroup": 9, "alsoSigns": None}, (9, None)),
    ]
    for given, expected in kept:
        assert refusals(await do(ask, hanna, "CreateReviewCycle", **company.terms(**ours, **given))) == []
        cycle = await ReviewCycle.all().order_by("-created_at", "-id").first()
        assert cycle is not None
        assert (cycle.smallest_group, cycle.also_signs) == expected
        await cycle.delete()
    too_few: Any = (
        ({"smallestGroup": 7}, ("OUT_OF_RANGE", "smallestGroup")),
        ({"alsoSigns": "EMPLOYEE"}, ("INVALID", "alsoSigns")),
    )
    for given, refused in too_few:
        answer = await do(ask, hanna, "CreateReviewCycle", **company.terms(**ours, **given))
        assert refusals(answer) == [refused]
    assert await ReviewCycle.all().count() == 0


async def test_colleagues_and_reports_go_on_being_asked_in_the_same_words(ask: Ask, company: Company) -> None:
    template = await install(SYSTEM, AD_HOC)
    peer = (
        await Question.filter(template=template, direction=ReviewDirection.PEER).order_by("position").first()
    )
    assert peer is not None
    fix = {
        "questionId": global_id("Question", peer.id),
        "wording": 1,
        "title": peer.title.replace("best", "well"),
        "help": peer.help,
    }
    assert refusals(await do(ask, company.actor("hanna"), "FixQuestionWording", **fix)) == []
    same = await Question.filter(template=template, title=fix["title"]).values_list("direction", "wording")
    assert sorted(same) == [(ReviewDirection.PEER, 2), (ReviewDirection.UPWARD, 2)]


async def test_only_hr_and_administrators_make_questionnaires(ask: Ask, company: Company) -> None:
    asked = await question(company, SELF, QuestionKind.TEXT)
    wording = {"questionId": global_id("Question", asked.id), "help": asked.help}
    for name, code in (
        *((name, "FORBIDDEN") for name in ("eli", "mona", "vera", "dora", "token", "nobody")),
        ("alma", None),
        ("hanna", "CONFLICT"),
    ):
        actor = company.actor(name)
        fix = {**wording, "wording": 1, "title": "What went well then?"}
        archive = {"templateId": global_id("ReviewTemplate", company.template.id), "archived": False}
        for mutation, input in (
            ("MakeReviewTemplate", terms()),
            ("FixQuestionWording", fix),
            ("ArchiveReviewTemplate", archive),
        ):
            codes = [it for it, _ in refusals(await do(ask, actor, mutation, **input))]
            expected = None if mutation.startswith("Archive") and code == "CONFLICT" else code
            assert codes == ([expected] if expected else []), (name, mutation)
        installed = (await ask(INSTALL, {}, as_=actor)).data["installReadyMadeTemplates"]
        assert len(installed.get("templates", [])) == (0 if code == "FORBIDDEN" else len(READY_MADE)), name
    assert await ReviewTemplate.all().count() == len(READY_MADE) + 1


INSTALL = "mutation { installReadyMadeTemplates { ... on InstallReadyMadeTemplatesPayload { templates { id } } ... on UserErrors { errors { code } } } }"


async def test_a_question_for_a_role_is_asked_about_people_of_it_alone(ask: Ask, company: Company) -> None:
    role = await RoleProfile.create(name="Agent", created_at=NOON, updated_at=NOON)
    await Employee.filter(id=company.people["eli"].id).update(role_profile_id=role.id)
    asked = await question(company, SELF, QuestionKind.TEXT)
    await Question.filter(id=asked.id).update(role_profile_ids=[str(role.id)])
    cycle = await launched(company, "eli", "pia")
    titles = {}
    for name in ("eli", "pia"):
        review = await form(cycle, company.people[name], SELF)
        query = "query($id: ID!) { review(id: $id) { questions { title } } }"
        found = await ask(query, {"id": global_id("Review", review.id)}, as_=company.actor(name))
        titles[name] = {it["title"] for it in found.data["review"]["questions"]}
        saved = await save(ask, company.actor(name), review, asked, text="Much.")
        assert refusals(saved) == ([] if name == "eli" else [("NOT_FOUND", "questionId")])
    assert titles["eli"] - titles["pia"] == {asked.title}
    pia = await form(cycle, company.people["pia"], SELF)
    missing = await do(
        ask, company.actor("pia"), "SubmitReview", reviewId=global_id("Review", pia.id), version=1
    )
    assert global_id("Question", asked.id) not in str(missing)
