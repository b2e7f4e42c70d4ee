"""Documents that clients name by their hash: those the front end was built with, and those that other clients taught us."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from sys import getsizeof
from typing import Any, Final

from headway.graph.documents import Prepared
from headway.graph.remembering import Memory
from headway.graph.values import refusal

MANIFEST: Final = "documents.json"
MOST_BYTES: Final = 2_000_000
OPERATION: Final = re.compile(r"^(?:query|mutation|subscription) (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """A document as it was sent: its text, or its hash, or both."""

    text: str | None
    hash: str | None


class PersistedDocuments:
    """Texts by the id that the build gave them, and by their hash. `only_trusted` says that pages of our own send nothing but what they were built with."""

    def __init__(self, trusted: Mapping[str, str], *, only_trusted: bool = False) -> None:
        self.trusted = {**trusted, **{hash_of(text): text for text in trusted.values()}}
        self.only_trusted = only_trusted
        self.by_name = {name: text for text in trusted.values() for name in _names(text)}
        self.taught = Memory[str](MOST_BYTES)

    def text_of(self, named: Named, *, from_page: bool) -> str:
        """The text to execute. Raises GraphQLError for what is unknown, does not fit its hash, or is not trusted."""
        if named.text is None and named.hash is None:
            raise refusal("BAD_REQUEST", "Send a document as `query`, or its hash.")
        if named.text is not None and named.hash is not None and hash_of(named.text) != named.hash:
            raise refusal("PERSISTED_QUERY_MISMATCH", "The hash is not the SHA-256 of the document.")
        if from_page and self.only_trusted:
            return self._trusted(named)
        if named.text is not None:
            return named.text
        hash = named.hash or ""
        text = self.trusted.get(hash) or self.taught.get(hash)
        if text is None:
            # Clients compare this message with the one of the protocol.
            raise refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return text

    def _trusted(self, named: Named) -> str:
        hash = named.hash or hash_of(named.text or "")
        if hash not in self.trusted:
            message = (
                "Pages send only the documents they were built with. Load the page again, or use a token."
            )
            raise refusal("UNTRUSTED_DOCUMENT", message)
        return self.trusted[hash]

    def known_name(self, prepared: Prepared, name: str | None) -> str | None:
        """The name of the operation, if it is one of ours: others may be words of whoever asks."""
        operation = prepared.operation(name)
        said = operation.name.value if operation and operation.name else None
        return said if said in self.by_name else None

    def named(self, name: str) -> str | None:
        """The document of the front end with this operation."""
        return self.by_name.get(name)

    def learn(self, named: Named) -> None:
        """Keep a document that was sent with its hash and was good; the least lately taught make room."""
        if named.text is not None and named.hash is not None and named.hash not in self.trusted:
            self.taught.keep(named.hash, named.text, getsizeof(named.text))


def hash_of(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_manifest(bundle: Path | None) -> dict[str, str]:
    """The documents of the built front end; none where it is not built."""
    file = bundle / MANIFEST if bundle else None
    documents: dict[str, str] = json.loads(file.read_text("utf-8")) if file and file.is_file() else {}
    return documents


def named_in(body: Mapping[str, Any]) -> Named:
    """The document that a request names. Raises GraphQLError for members of the wrong kind."""
    text, id, extensions = body.get("query"), body.get("documentId"), body.get("extensions")
    if not isinstance(extensions, dict | None):
        raise refusal("BAD_REQUEST", "`extensions` must be an object.")
    persisted = (extensions or {}).get("persistedQuery")
    if persisted is not None:
        if not isinstance(persisted, dict) or persisted.get("version") != 1:
            raise refusal("BAD_REQUEST", "`persistedQuery` must be an object of version 1.")
        id = persisted.get("sha256Hash")
    if not isinstance(text, str | None) or not isinstance(id, str | None):
        raise refusal("BAD_REQUEST", "`query` and the hash of a document must be strings.")
    # Libraries for websockets insist on a text, so that no text is said by an empty one.
    return Named(text or None, id.removeprefix("sha256:").lower() if id is not None else None)


def _names(text: str) -> list[str]:
    """The operations of a document that the build has printed; parsing all of them would take a tenth of a start."""
    return OPERATION.findall(text)
