"""The app: its clock, and which screen is shown."""

import gc
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual import work
from textual.screen import Screen

from tui.core.clock import Clock
from tui.core.endings import ENDED, GOES_ON_ELSEWHERE, KEPT, NOT_ALL_KEPT
from tui.core.format.definitions import Session
from tui.core.terminals import Colours
from tui.leading import ways
from tui.presence import AppThatNoticesAbsence
from tui.screens.base import IS_EXAMPLE, Page
from tui.screens.threads import in_thread, let_finish
from tui.screens.today.asking import AskingPage
from tui.screens.today.authoring import AuthoringPage
from tui.screens.today.noting_page import NotingPage
from tui.screens.today.today import TodayScreen
from tui.storage.stores import Stores
from tui.widgets.timing import after

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from tui.core.settings import Settings
    from tui.editor import Editor
    from tui.leading.flow import Flow
    from tui.leading.settings_keeper import SettingsKeeper
    from tui.screens.review.changes import Changes
    from tui.screens.session.playing import PlayingPage
    from tui.screens.settings import SettingsScreen
    from tui.screens.today.noting import Noting

    Way = Callable[[Flow], Awaitable[str]]

_SETTLES_AFTER = 0.05
"""Seconds from the first screen: it is painted by then."""
_SEEN_FIRST = 0.5
"""Seconds until a view that was chosen is written: it is on the screen before."""


class SoleusApp(AppThatNoticesAbsence):
    """Shows Today and leads through a session; screens are loaded when they are needed.

    Ends with a line about what was just done, where there is one.
    """

    TITLE = "soleus"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        only: Session | None = None,
        *,
        colours: Colours = "256",
        beyond_ascii: bool = True,
    ) -> None:
        """`only` is a session to play straight away, and to leave after."""
        if stores.settings.settings.has_own_keys:
            from tui.screens.all_keys import with_checked_keys  # and all screens with it

            stores = with_checked_keys(stores)
        settings = stores.settings.settings
        super().__init__(settings, clock, colours, beyond_ascii)
        self._stores = stores
        self._clock = clock
        self._only = only
        self._flow: Flow | None = None
        self._noting: Noting | None = None
        self._changes: Changes | None = None
        self._settings: SettingsKeeper | None = None
        self._editor: Editor | None = None
        self._is_leading = False
        self.set_class(stores.example, IS_EXAMPLE)

    def get_default_screen(self) -> Screen[Any]:
        """Today, painted at once; an empty screen beneath a single session."""
        return TodayScreen(self._stores, self._clock) if self._only is None else Screen()

    def on_mount(self) -> None:
        """Begin, and look now and then whether anybody is there."""
        if not gc.isenabled():  # started by the command, which turned it off
            after(self, _SETTLES_AFTER, self._settle_in)
        self.watch_idleness()
        self.begin()

    def _settle_in(self) -> None:
        from tui.settling_in import BEHIND_A_SESSION, BEHIND_TODAY, settle_in

        settle_in(self, BEHIND_A_SESSION if self._only else BEHIND_TODAY)

    def begin(self) -> None:
        """Play the one session, if there is one."""
        if self._only is not None:
            only = self._only
            self._lead(lambda flow: ways.play_alone(flow, only))

    def on_today_screen_session_chosen(self, message: TodayScreen.SessionChosen) -> None:
        """Play it."""
        self._lead_from_today(lambda flow: flow.play(message.session))

    def on_today_screen_form_chosen(self, message: TodayScreen.FormChosen) -> None:
        """Go on with it."""
        self._lead_from_today(lambda flow: flow.finish_form(message.waiting.id))

    def on_today_screen_unfinished_chosen(self, message: TodayScreen.UnfinishedChosen) -> None:
        """Ask what becomes of it."""
        self._lead_from_today(lambda flow: ways.resume(flow, message.waiting))

    def on_asking_page_flags_wanted(self, message: AskingPage.FlagsWanted) -> None:
        """Ask them."""
        self._lead_from_today(lambda flow: ways.ask_alone(flow, self._clock, message.session))

    def on_today_screen_review_chosen(self) -> None:
        """Show the log."""
        from tui.screens.review.review import ReviewScreen

        def show() -> None:
            review = ReviewScreen(self._stores, self._clock)
            self._changes = review.changes
            self.push_screen(review)

        self._when_free(show)

    def on_today_screen_settings_wanted(self) -> None:
        """Show the settings."""
        from tui.screens.settings import SettingsScreen

        self._when_free(lambda: self.push_screen(SettingsScreen(self._stores, self._keeper())))

    def on_settings_screen_changed(self, message: "SettingsScreen.Changed") -> None:
        """Use them from now on."""
        self._use(message.settings)
        self.show_theme(message.settings.theme)

    def on_authoring_page_editor_wanted(self, message: AuthoringPage.EditorWanted) -> None:
        """Leave the terminal to the editor, and come back to Today."""
        self._when_free(lambda: self._edit(message))

    def _edit(self, wanted: AuthoringPage.EditorWanted) -> None:
        import os

        from tui.editor import NO_EDITOR, Editor, editor_words

        today, words = self.screen, editor_words(os.environ)
        if not isinstance(today, AuthoringPage):  # it is what wants it
            return
        if not words:
            today.attend([NO_EDITOR])
        elif (path := today.prepare(wanted.what)) is not None:
            self._editor = Editor(words)
            with self.suspend():
                trouble = self._editor.open(path)
            self._editor = None
            self.note_presence()  # in the editor
            today.edited(path, trouble)

    def on_noting_page_note_chosen(self, message: NotingPage.NoteChosen) -> None:
        """Ask for it, and keep it."""
        self._note(lambda noting: noting.note(message.what))

    def on_noting_page_morning_answered(self, message: NotingPage.MorningAnswered) -> None:
        """Keep it, whatever lies over Today by now: the key that ended the wait may be help."""
        about, morning, stiff = message.about, message.morning, message.stiff
        if not self._is_leading and self.return_code is None:
            self._begin_noting(lambda noting: noting.morning(about, morning, stiff))

    def _note(self, way: "Callable[[Noting], Awaitable[str]]") -> None:
        self._when_free(lambda: self._begin_noting(way))

    def _begin_noting(self, way: "Callable[[Noting], Awaitable[str]]") -> None:
        from tui.screens.today.noting import Noting

        self._is_leading = True
        self._noting = Noting(self, self._stores, self._clock)
        self._go(way(self._noting))

    @property
    def _is_free(self) -> bool:
        """Whether Today can still be left: not by a key that came together with one before it."""
        is_ending = self.return_code is not None
        return isinstance(self.screen, TodayScreen) and not self._is_leading and not is_ending

    def _when_free(self, way: "Callable[[], object]") -> None:
        """Leave Today that way; where something is being ended or written, once that is over."""
        today = self.screen
        if self._is_free:
            way()
        elif self.return_code is None and isinstance(today, TodayScreen) and today.wish is None:
            today.wish = way

    def _lead_from_today(self, way: "Way") -> None:
        self._when_free(lambda: self._lead(way))

    def _lead(self, way: "Way") -> None:
        """Lead one way, then show Today, or leave."""
        from tui.leading.flow import Flow
        from tui.screens.face import ScreenFace
        from tui.screens.session.manner import manner_by

        self._is_leading = True
        stores, clock, settings = self._stores, self._clock, self._stores.settings.settings
        manner = manner_by(settings, stores.library().body, self._remember_room)
        face = ScreenFace(self, clock, manner, from_today=self._only is None)
        self._flow = Flow(face, stores, clock)
        self._go(way(self._flow))

    def _remember_room(self, is_room: bool) -> None:
        """As the setting that it is; where that can't be written, it holds until soleus closes."""
        self._use(replace(self._stores.settings.settings, room_view=is_room))
        write = self._keeper().change("room_view", is_room)
        after(self, _SEEN_FIRST, lambda: in_thread(write))

    def _keeper(self) -> "SettingsKeeper":
        """One for all that changes settings: two would undo what the other one saves."""
        if self._settings is None:
            from tui.leading.settings_keeper import SettingsKeeper

            self._settings = SettingsKeeper(self._stores.settings_file)
        return self._settings

    def _use(self, settings: "Settings") -> None:
        """From now on."""
        loaded = replace(self._stores.settings, settings=settings)
        self._stores = replace(self._stores, settings=loaded)

    @work
    async def _go(self, way: "Awaitable[str]") -> None:
        closing = await way
        self._is_leading, self._flow, self._noting = False, None, None
        self._back_to_today(closing)

    def wait_until_safe(self, seconds: float) -> bool:
        """Wait until all that happened is on the disk, at most so long; from any thread."""
        under_way = (self._flow or self._noting or self._changes, self._settings)
        return all(one.wait_until_safe(seconds) for one in under_way if one is not None)

    def keep(self, seconds: float) -> str:
        """Wait as `wait_until_safe` does; what to tell whoever sits there when a signal ends it."""
        if self._editor is not None:
            self._editor.hang_up()
        is_safe = self.wait_until_safe(seconds)
        let_finish()
        flow = self._flow
        why = GOES_ON_ELSEWHERE if flow is not None and flow.is_wanted else ENDED
        return f"{why} {KEPT if is_safe else NOT_ALL_KEPT}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of the app's own actions only quitting: Textual's write files and run programs."""
        return action == "quit"

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: the browser would run where soleus does, not where the person sits."""

    async def action_quit(self) -> None:
        """Close, unless a screen has something to ask first."""
        if all(page.can_quit() for page in self._pages()):
            self.exit(self.last_words())

    def last_words(self) -> str:
        """What becomes of what is on the screens, where they close now; empty for nothing."""
        return next(filter(None, (page.last_words() for page in self._pages())), "")

    def _pages(self) -> "Iterator[Page[Any]]":
        """The topmost first."""
        return (one for one in reversed(self.screen_stack) if isinstance(one, Page))

    def playing(self) -> "PlayingPage | None":
        """The session that is under way, if one is."""
        if self._flow is None:
            return None
        from tui.screens.session.playing import PlayingPage

        return next((one for one in self.screen_stack if isinstance(one, PlayingPage)), None)

    def _back_to_today(self, closing: str) -> None:
        """Today with a line about what was done; after a single session, the end."""
        if self._only is not None:
            self.exit(closing)
            return
        for screen in self.screen_stack:  # help may lie over it
            if isinstance(screen, TodayScreen):
                screen.reload(closing)
                wish, screen.wish = screen.wish, None
                if wish is not None:
                    self._when_free(wish)
