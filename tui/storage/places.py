"""Where things are kept: one folder each for data, state, cache and settings."""

import re
from pathlib import Path

from msgspec import Struct

_MEMBER = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


class Places(Struct, frozen=True):
    """The four folders of one person, and what lies where inside them; none need exist yet."""

    data: Path
    """What must never be lost: the log."""
    state: Path
    """What is under way: the running session, a pain form that was put off."""
    cache: Path
    """What may be deleted at any time."""
    config: Path
    """What the person wrote: settings and own sessions."""

    @classmethod
    def default(cls) -> "Places":
        """The XDG folders, or what the operating system uses in their stead."""
        from platformdirs import PlatformDirs  # here, because every start pays for an import

        folders = PlatformDirs("soleus", appauthor=False)
        return cls(
            data=folders.user_data_path,
            state=folders.user_state_path,
            cache=folders.user_cache_path,
            config=folders.user_config_path,
        )

    @classmethod
    def under(cls, folder: Path) -> "Places":
        """Everything in one folder (`--data-dir`), which may be relative or begin with `~`."""
        whole = typed_path(folder).absolute()
        return cls(data=whole, state=whole, cache=whole / "cache", config=whole / "config")

    def for_member(self, name: str) -> "Places":
        """One member's folders within these, all of their own; raises ValueError for no name."""
        if not _MEMBER.fullmatch(name):
            raise ValueError("A member's name is a-z, 0-9 and -, at most 32, and begins with no -.")
        own = Path("members", name)
        return Places(
            data=self.data / own,
            state=self.state / own,
            cache=self.cache / own,
            config=self.config / own,
        )

    @property
    def log(self) -> Path:
        """Entries, in a folder for each year."""
        return self.data / "log"

    @property
    def exports(self) -> Path:
        """Tables of the log, to be taken along."""
        return self.data / "exports"

    @property
    def index(self) -> Path:
        """What makes the log quick to search; made of it, and made again where it is missing."""
        return self.cache / "log.sqlite"

    @property
    def runs(self) -> Path:
        """Journals of sessions that are under way, were cut off, or wait for their pain form."""
        return self.state / "runs"

    @property
    def crashes(self) -> Path:
        """Reports of mistakes in soleus itself."""
        return self.state / "crashes"

    @property
    def definitions(self) -> Path:
        """The person's own sessions."""
        return self.config / "sessions"

    @property
    def settings(self) -> tuple[Path, Path]:
        """The machine's settings, then the person's own, which count more."""
        return _machine_config() / "settings.toml", self.config / "settings.toml"

    @property
    def machine_definitions(self) -> Path:
        """Sessions for everyone on this machine, put there by whoever runs it; only read."""
        return _machine_config() / "sessions"


def _machine_config() -> Path:
    from platformdirs import site_config_path

    return site_config_path("soleus", appauthor=False)


def path_at_home(path: Path) -> str:
    """As the person would type it: with `~` for their own folder."""
    home = typed_path("~")
    within = path.is_relative_to(home) and home.is_absolute()
    return f"~/{path.relative_to(home)}" if within else str(path)


def typed_path(typed: str | Path) -> Path:
    """The path that somebody typed, with `~` as the shell reads it; `~nobody` stays as it is."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # there is no such user
        return Path(typed)
