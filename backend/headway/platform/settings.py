"""Settings from the environment (HEADWAY_…), each with a default that works on one machine."""

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may set; see README for one sentence on each."""

    model_config = SettingsConfigDict(env_prefix="HEADWAY_", extra="ignore")

    database_url: str = ""
    data: Path = Path("headway-data")
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    https: bool = False
    development: bool = False
    session_idle_hours: int = 12
    session_days: int = 14
    body_limit: int = 256 * 1024
    upload_limit: int = 10 * 1024 * 1024
    statement_seconds: float = 10
    points_per_minute: int = 10_000_000
    trusted_documents: Literal["any", "only"] = "any"
    smtp_url: str = ""
    mail_from: str = "headway@localhost"

    def resolved_database_url(self) -> str:
        """The configured database, or an SQLite file in the data folder."""
        return self.database_url or f"sqlite://{self.data / 'headway.db'}"

    def prepare(self) -> None:
        """Make the data folder when an SQLite file is going to live there."""
        if not self.database_url:
            self.data.mkdir(parents=True, exist_ok=True)
