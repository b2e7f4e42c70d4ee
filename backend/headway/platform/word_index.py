"""Words of names and titles in tables of their own, which the database keeps itself, so that the beginning of any word is found by an index."""

from typing import Final

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Case, Q, RawSQL, Subquery, When
from tortoise.models import Model

from headway.platform.text import words

# No word that begins with a text sorts behind the text and the last letter of all.
_LAST: Final = "\U0010ffff"


def beginning(index: type[Model], owner: str, search: str) -> Q:
    """Rows of which every searched word begins a word, or which have a whole text that begins with the search.

    `owner` is the column of the index that names the row. Each word is a range of the index.
    """
    text = search.strip().lower()
    return Q(
        *(
            Q(id__in=Subquery(index.filter(_ranges(word, text)).values(owner)))
            for word in dict.fromkeys(words(search) or [text])
        )
    )


def nearness(column: str, search: str) -> Case:
    """0 for a column of words that begins with the search, 1 for one in which it begins a later word."""
    begins = Q(**{f"{column}__startswith": " ".join(words(search))})
    return Case(When(begins, then=RawSQL("0")), default=RawSQL("1"))  # type: ignore[arg-type]  # its types forget them


def _ranges(*texts: str) -> Q:
    """What begins with one of these."""
    return Q(*(Q(word__gte=text, word__lt=text + _LAST) for text in dict.fromkeys(texts)), join_type="OR")


async def keep_words(client: BaseDBAsyncClient, table: str, column: str, whole: str | None = None) -> None:
    """Let `<table>_word` hold the words of a column and the whole text of another, now and after each write."""
    keep = _postgres if client.capabilities.dialect == "postgres" else _sqlite
    for statement in keep(table, column, whole):
        await client.execute_query(statement)


def _sqlite(table: str, column: str, whole: str | None) -> list[str]:
    """Words hold letters and digits only, so that their list is JSON with quotes between them."""
    index = f"{table}_word"
    words = f"json_each('[\"' || replace(NEW.\"{column}\", ' ', '\",\"') || '\"]')"
    add = f"INSERT INTO {index} ({table}_id, word) SELECT DISTINCT NEW.id, value FROM {words} WHERE value <> '';"  # noqa: S608 - names of our own
    if whole:
        add += f" INSERT INTO {index} ({table}_id, word) SELECT NEW.id, lower(NEW.{whole}) WHERE NEW.{whole} IS NOT NULL;"
    of = f'"{column}"' + (f", {whole}" if whole else "")
    return [
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {of} ON {table} BEGIN DELETE FROM {index} WHERE {table}_id = NEW.id; {add} END",  # noqa: S608
        f'UPDATE {table} SET "{column}" = "{column}"',  # noqa: S608
    ]


def _postgres(table: str, column: str, whole: str | None) -> list[str]:
    index, new = f"{table}_word", f"NEW.{whole}" if whole else "NULL"
    insert = f"INSERT INTO {index} ({table}_id, word) "
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in (column, whole) if name)
    words_of_new = f"SELECT DISTINCT NEW.id, w FROM regexp_split_to_table(NEW.{column}, ' ') w WHERE w <> ''"  # noqa: S608 - names of our own
    whole_of_new = f"SELECT NEW.id, lower({new}) WHERE {new} IS NOT NULL"
    trigger = (
        f"BEGIN IF TG_OP = 'UPDATE' THEN IF NOT ({changed}) THEN RETURN NULL; END IF; "  # noqa: S608 - names of our own
        f"DELETE FROM {index} WHERE {table}_id = NEW.id; END IF; "
        f"{insert}{words_of_new}; {insert}{whole_of_new}; RETURN NULL; END"
    )
    return [
        # Byte order, so that a range is a beginning whatever the language of the server.
        f'ALTER TABLE {index} ALTER COLUMN word TYPE varchar(420) COLLATE "C"',
        f"CREATE FUNCTION {index}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ {trigger} $$",
        f"CREATE TRIGGER {index}_kept AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {index}_kept()",
        *_rows_before(table, column, whole),
    ]


def _rows_before(table: str, column: str, whole: str | None) -> list[str]:
    """What was there before the trigger; it leaves rows alone that do not change."""
    insert = f"INSERT INTO {table}_word ({table}_id, word) "
    split = f"SELECT DISTINCT id, w FROM {table}, regexp_split_to_table({column}, ' ') w WHERE w <> ''"  # noqa: S608 - names of our own
    wholes = f"SELECT id, lower({whole}) FROM {table} WHERE {whole} IS NOT NULL"  # noqa: S608 - names of our own
    return [insert + split, *([insert + wholes] if whole else [])]
