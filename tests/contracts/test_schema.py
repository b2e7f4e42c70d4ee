"""The GraphQL contract: printed as committed, described to the last argument, broken only out loud."""

import re
from collections.abc import Iterator
from typing import Final

from click.testing import CliRunner
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    find_breaking_changes,
    is_introspection_type,
    is_specified_directive,
    is_specified_scalar_type,
)

from headway.cli import main
from tests.contracts.checkout import ROOT, git

SNAPSHOT: Final = ROOT / "schema.graphql"


def test_snapshot_is_what_the_code_prints() -> None:
    printed = CliRunner().invoke(main, ["schema"], catch_exceptions=False)
    assert printed.exit_code == 0
    assert printed.stdout == SNAPSHOT.read_text(encoding="utf-8"), "Run `headway schema > schema.graphql`."


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    """The coordinates of everything in the schema that says nothing about itself."""
    for name, kind in schema.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        if not kind.description:
            yield name
        if isinstance(kind, GraphQLEnumType):
            yield from (f"{name}.{value}" for value, it in kind.values.items() if not it.description)
        if isinstance(kind, GraphQLInputObjectType):
            yield from (f"{name}.{field}" for field, it in kind.fields.items() if not it.description)
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            yield from _undescribed_fields(name, kind)
    for directive in schema.directives:
        if not is_specified_directive(directive) and not directive.description:
            yield f"@{directive.name}"


def _undescribed_fields(name: str, kind: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[str]:
    for field, it in kind.fields.items():
        if not it.description:
            yield f"{name}.{field}"
        yield from (f"{name}.{field}({arg}:)" for arg, its in it.args.items() if not its.description)


def test_everything_is_described() -> None:
    assert list(undescribed(build_schema(SNAPSHOT.read_text(encoding="utf-8")))) == []


def test_what_is_not_described_is_told() -> None:
    schema = build_schema('''
        """Root."""
        type Query { """Told.""" a(b: Int): A  c: I! }
        """A choice.""" enum A { X """Told.""" Y }
        interface I { """Told.""" d("told" e: In): S }
        """Form.""" input In { f: Int }
        scalar S
    ''')
    assert sorted(undescribed(schema)) == ["A.X", "I", "In.f", "Query.a(b:)", "Query.c", "S"]


def older_schema() -> str | None:
    """The schema others build on: of the last tag, else of the shared branch, else of the commit before.

    None where no older commit holds one, as in a clone of depth one: then there is nobody to break.
    """
    head = git("rev-parse", "HEAD")
    tag = git("describe", "--tags", "--abbrev=0")
    for commit in (tag and tag.strip(), "origin/HEAD", "HEAD^"):
        if commit and git("rev-parse", f"{commit}^{{commit}}") not in {None, head}:
            return git("show", f"{commit}:schema.graphql")
    return None


def announced(changelog: str) -> str:
    """The text under the "Breaking" heading of the section that is not released yet."""
    unreleased = changelog.partition("## [Unreleased]")[2].partition("\n## ")[0]
    return unreleased.partition("### Breaking")[2].partition("\n### ")[0]


def silent_breaks(old: str, new: str, changelog: str) -> list[str]:
    """The breaking changes whose coordinate the changelog does not name."""
    told = set(re.findall(r"`([^`]+)`", announced(changelog)))
    return [
        change.description
        for change in find_breaking_changes(build_schema(old), build_schema(new))
        if not told & set(re.findall(r"[@\w]+(?:\.\w+)*", change.description))
    ]


def test_breaking_changes_are_announced() -> None:
    old = older_schema()
    if old is not None:
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert silent_breaks(old, SNAPSHOT.read_text(encoding="utf-8"), changelog) == [], (
            "Name each under `### Breaking` in CHANGELOG.md, as `Type.field`, with what to use instead."
        )


def test_a_silent_break_is_told() -> None:
    old = "type Query { goal: Int  review: Int }"
    new = "type Query { goal: Int }"
    heading = "# Changelog\n\n## [Unreleased]\n\n"
    telling = f"{heading}### Breaking\n\n- `Query.review` is gone; ask `node`.\n"
    elsewhere = f"{heading}### Added\n\n- `Query.review`\n\n## [0.1.0]\n\n### Breaking\n\n- `Query.review`\n"
    assert silent_breaks(old, new, heading) == ["Field Query.review was removed."]
    assert silent_breaks(old, new, elsewhere) == ["Field Query.review was removed."]
    assert silent_breaks(old, new, telling) == []
    assert silent_breaks(new, old, heading) == []
