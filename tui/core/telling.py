"""Each kind of entry in a few words, for lists."""

from tui.core.entries import (
    ClearanceEntry,
    Entry,
    EpisodeEntry,
    MorningEntry,
    PainEntry,
    ScreenEntry,
    SessionEntry,
)

UNKNOWN = "–"


def score_text(score: int | None) -> str:
    """A score, or that it is unknown."""
    return UNKNOWN if score is None else str(score)


def title_of(entry: Entry) -> str:
    """What stands where a session has its title."""
    match entry:
        case SessionEntry():
            return entry.title
        case PainEntry():
            return f"Pain: {whose(entry)}"
        case MorningEntry():
            return f"Morning: {whose(entry)}"
        case ScreenEntry():
            return f"Red flags: {entry.region}"
        case EpisodeEntry():
            return f"Injury: {whose(entry)}"
        case ClearanceEntry():
            return f"Clearance: {whose(entry)}"


def named(entry: Entry) -> str:
    """The title, and what tells it from others of the same title: the day or moment it is about."""
    match entry:
        case MorningEntry() | ClearanceEntry():
            when = str(entry.day)
        case EpisodeEntry():
            when = f"since {entry.onset}"
        case SessionEntry() | PainEntry() | ScreenEntry():
            when = f"{entry.started:%Y-%m-%d %H:%M}"
    return f"{title_of(entry)}, {when}"


def says(entry: Entry) -> str:
    """What an entry that is not a session says; empty for a session."""
    match entry:
        case SessionEntry():
            return ""
        case PainEntry():
            return ", ".join((str(entry.score), *entry.where, *entry.feel))
        case MorningEntry():
            recalled = ", recalled" if entry.recalled else ""
            return f"{score_text(entry.morning)}, stiff {score_text(entry.stiff)}{recalled}"
        case ScreenEntry():
            seen = f"seen by a clinician on {entry.seen}" if entry.seen else ""
            if not entry.answers:
                return seen
            count = sum(answer.yes for answer in entry.answers)
            answered = f"{count} of {len(entry.answers)} answered with yes"
            return f"{answered}, {seen}" if seen else answered
        case EpisodeEntry():
            how = {True: ", suddenly", False: ", bit by bit", None: ""}[entry.sudden]
            ended = f", over on {entry.ended}" if entry.ended else ""
            return f"since {entry.onset}{how}{ended}"
        case ClearanceEntry():
            until = f" until {entry.until}" if entry.until else ""
            limit = "" if entry.pain_limit is None else f", up to pain {entry.pain_limit}"
            return f"{entry.who} on {entry.day}{until}{limit}"


def whose(entry: PainEntry | MorningEntry | EpisodeEntry | ClearanceEntry) -> str:
    """Region and side."""
    return f"{entry.region} {entry.side}" if entry.side else entry.region
