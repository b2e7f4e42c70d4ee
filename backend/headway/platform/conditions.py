"""Conditions of queries on what the organisation has decided."""

from pypika_tortoise.context import SqlContext
from pypika_tortoise.terms import Criterion
from tortoise.expressions import Q, ResolveContext
from tortoise.query_utils import QueryModifier

from headway.platform.database import in_postgres


class SettingIsOn(Q):
    """A condition that holds for every row while the organisation's setting is true, and for none otherwise."""

    __slots__ = ("setting",)

    def __init__(self, setting: str) -> None:
        super().__init__()
        self.setting = setting

    def resolve(self, resolve_context: ResolveContext) -> QueryModifier:
        return QueryModifier(where_criterion=_SettingCriterion(self.setting))


class _SettingCriterion(Criterion):
    def __init__(self, setting: str) -> None:
        super().__init__()
        self.setting = setting

    def get_sql(self, ctx: SqlContext) -> str:
        held = (
            f"(\"settings\" ->> '{self.setting}') = 'true'"
            if in_postgres()
            else f"json_extract(\"settings\", '$.{self.setting}') = 1"
        )
        return f'EXISTS (SELECT 1 FROM "organisation" WHERE {held})'  # noqa: S608 - the setting is a word of ours
