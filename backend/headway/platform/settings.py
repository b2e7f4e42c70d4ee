"""Settings from the environment (HEADWAY_…), each with a default that works on one machine."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

AtLeastOne = Annotated[int, Field(ge=1)]


class Settings(BaseSettings):
    """What an operator may set; see README for one sentence on each."""

    model_config = SettingsConfigDict(env_prefix="HEADWAY_", extra="ignore")

    database_url: str = ""
    data: Path = Path("headway-data")
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    base_url: str = ""
    https: bool = False
    development: bool = False
    session_idle_hours: AtLeastOne = 12
    session_days: Annotated[int, Field(ge=1, le=366)] = 14
    body_limit: AtLeastOne = 256 * 1024
    upload_limit: AtLeastOne = 10 * 1024 * 1024
    statement_seconds: Annotated[float, Field(gt=0)] = 10
    points_per_minute: AtLeastOne = 10_000_000
    trusted_documents: Literal["any", "only"] = "any"
    metrics_token: str = ""
    jobs: Literal["server", "worker"] = "server"
    smtp_url: str = ""
    mail_from: str = "headway@localhost"
    packet_font: Path | None = None
    webhooks_private: bool = False

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        return _checked(url, ("http", "https"), "https://headway.example.com")

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, url: str) -> str:
        return _checked(url, ("smtp", "smtps"), "smtp://user:password@mail.example.com:587")

    def resolved_database_url(self) -> str:
        """The configured database, or an SQLite file in the data folder."""
        return self.database_url or f"sqlite://{self.data / 'headway.db'}"

    def prepare(self) -> None:
        """Make the data folder when an SQLite file is going to live there."""
        if not self.database_url:
            self.data.mkdir(parents=True, exist_ok=True)


def _checked(url: str, schemes: tuple[str, ...], example: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in schemes or not parts.hostname):
        raise ValueError(f"Write it like {example}.")
    return url


def wrong_settings(error: ValidationError) -> list[str]:
    """A sentence for each setting that cannot be read; values stay out of it, since some are secret."""
    return [
        f"HEADWAY_{'_'.join(map(str, problem['loc'])).upper()}: {problem['msg'].removeprefix('Value error, ').rstrip('.')}."
        for problem in error.errors()
    ]
