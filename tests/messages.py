"""Every message of the program, and what each has to say. `{}` is what is put in.

An id in braces is the key that it has.
A new message is put where it belongs. One that fits nowhere doesn't say enough yet.
"""

BY_ITSELF = ""
"""In the place of what to do: it goes on by itself, or nothing can be done here."""

TROUBLE: dict[str, tuple[str, str]] = {
    "Cannot save {}: {}. Nothing saved before is lost.": ("Nothing saved before is lost", ": {}"),
    "Cannot remove {}: {}. It is still there.": ("still there", ": {}"),
    "Cannot list {}: {}.": ("Cannot list", ": {}"),
    "{}: {}. The file is left as it is.": ("left as it is", ": {}"),
    "{}: {}. It is left as it is; move it elsewhere to hear no more of it.": (
        "left as it is",
        "move it elsewhere",
    ),
    "Not saved: {}. What you do is kept as long as this stays open, and saving is tried again by "
    "itself. {}": ("kept as long as this stays open", "{}"),
    "Saving takes long: the disk may hang. What you do is kept as long as this stays open, and is "
    "saved by itself once the disk goes on.": ("kept as long as this stays open", BY_ITSELF),
    "Not saved: {} {}.": ("Not saved", ": {}"),
    "The disk takes long. Nothing is lost: this goes on by itself.": ("Nothing is lost", BY_ITSELF),
    "Not all of what was under way could be saved: start again to see what is there.": (
        "could be saved",
        "start again",
    ),
    "Your time zone, {}, doesn't count: this machine knows none, so its own time is used. The "
    "package tzdata brings them.": ("its own time is used", "The package tzdata"),
    "Not saved: correct your settings first. {}": ("Not saved", "correct your settings first"),
    "Not discarded: {}.": ("Not discarded", ": {}"),
    "What it prints can't be written: {}.": ("can't be written", ": {}"),
    "soleus ended because of a mistake of its own. What was saved is kept: start it again.": (
        "What was saved is kept",
        "start it again",
    ),
    "The report could not be written.": ("could not be written", BY_ITSELF),
    "The report could not be written: {}.": ("could not be written", ": {}"),
    "The log can't be read, so nothing in it counts now. See: soleus doctor": (
        "nothing in it counts now",
        "soleus doctor",
    ),
    "A red flag of {} is open, and its questions can't be asked: its file is missing or has "
    "mistakes. No session before that is put right: see soleus doctor.": (
        "No session before",
        "soleus doctor",
    ),
    "The red-flag questions can't be asked: flags/general.toml is missing or has mistakes, which "
    "soleus check names. If you are worried, be seen.": (
        "flags/general.toml is missing or has mistakes",
        "soleus check",
    ),
    "Its entry can't be read, so the form waits: see the pain log.": (
        "the form waits",
        "see the pain log",
    ),
    "What can't be read is left as it is: see its file.": ("left as it is", "see its file"),
    "The red-flag answers were not kept; they are asked again.": ("not kept", BY_ITSELF),
    "What was filled in was not saved, so it was not kept.": ("not kept", BY_ITSELF),
    "No index can be kept in {}: soleus doctor says why, and it works without.": (
        "works without",
        "soleus doctor",
    ),
    "Files that the report is without: {}. They are left as they are.": (
        "left as they are",
        BY_ITSELF,
    ),
    "Nothing came for {} s, so nothing was added; send a session's file.": (
        "nothing was added",
        "send a session's file",
    ),
    "Standard input can't be read, so nothing was added: {}.": ("nothing was added", BY_ITSELF),
    "Nothing was added: mend that first.": ("Nothing was added", "mend that first"),
    "The editor {} can't be started: {}. Set EDITOR to another one.": (
        "can't be started",
        "Set EDITOR",
    ),
    "The editor {} ended with an error ({}). What it saved counts.": (
        "What it saved counts",
        BY_ITSELF,
    ),
    "The editor {} came back at once, nothing changed. One with a window of its own has to be told "
    "to wait, as in EDITOR='code --wait'.": ("nothing changed", "told to wait"),
    "{} is gone: it was deleted, or has another name now.": ("is gone", BY_ITSELF),
    "The file is gone: it was deleted, or has another name now.": ("is gone", BY_ITSELF),
    "{} has {} mistake{}: {} opens it again.": ("has {} mistake", "{} opens it again"),
    "Another version of soleus began it, which may count differently.": (
        "may count differently",
        BY_ITSELF,
    ),
    "Parts of what was kept of it are damaged; the rest is used.": ("the rest is used", BY_ITSELF),
    "It is still being saved here, as the disk may hang: try again soon.": (
        "still being saved",
        "try again",
    ),
    "The other soleus does not end, as its disk or machine may hang: try again soon.": (
        "does not end",
        "try again",
    ),
    "It belongs to somebody else, who has to end it.": ("belongs to somebody else", "has to end"),
    "It is being played on {}: end it there first.": ("being played", "end it there"),
    "It is being played in another terminal: end it there first.": (
        "being played",
        "end it there",
    ),
    "There is no room for an example: {}. TMPDIR can name another folder.": (
        "no room",
        "TMPDIR",
    ),
}
"""What went wrong: what that means for what is kept or done, and what to do. `{}` may hold it."""

REFUSED: dict[str, str] = {
    "--json, --csv, --since and --until don't go with log {}: leave them out.": "leave them out",
    "--member goes with --kiosk only.": "with --kiosk only",
    "--since {} is later than --until {}: swap them.": "swap them",
    "The bundle would be larger than {} KiB: split the session.": "split the session",
    "{} elsewhere it would be another one; send its files instead.": "send its files",
    "Say where to: soleus bundle SESSION -o FILE": "-o FILE",
    "A name needs letters a-z or digits.": "letters a-z or digits",
    "A score is a whole number, 0 to {}, not {}.": "0 to {}",
    "A screen needs a terminal: ssh -t HOST. Possible without one: {}.": "ssh -t HOST",
    "After --kiosk goes --member NAME or nothing: the rest is SSH's.": "--member NAME or nothing",
    "Needed: {}, 0 to {}, after part and side.": "Needed: {}",
    "No editor is set. For example: export EDITOR=nano": "export EDITOR=nano",
    "No part of the body is defined, so there is nothing to note: see sessions/README.md.": "see",
    "No session before the red flag has been looked at. Pain can be noted: {today.pain}.": (
        "looked at"
    ),
    "Not possible here. Possible: {}; or no command.": "Possible: {}",
    "Nothing was removed; soleus log {} --yes removes them.": "--yes removes them",
    "On this machine files aren't edited. Send one: ssh HOST add-session ID < FILE": "Send one",
    "The demo has a folder of its own: leave --data-dir out.": "leave --data-dir out",
    "The folder you are in is gone: cd to another one, then try again.": "cd to another one",
    "The log uses the name {} itself; choose another one.": "choose another one",
    "the log uses the name {} itself; choose another one": "choose another one",
    "The period would end before it begins: {} to {}. Choose other days.": "Choose other days",
    "There is a file {} already: choose another name.": "choose another name",
    "There is more below: read to the end first.": "read to the end",
    "There is no log in {}: name a data folder, or the folder of the years.": "name a data folder",
    "There is no part {}. Known: {}.": "Known: {}",
    "There is no schema '{}', only of: {}.": "only of: {}",
    "There is no session {}.{} `soleus list` shows them all.": "`soleus list`",
    "There is nothing to export: no entry is shown.": "no entry is shown",
    "This entry is deleted.": BY_ITSELF,
    "This is an example: nothing in it is exported.": BY_ITSELF,
    "This is an example: nothing in it can be edited.": BY_ITSELF,
    "There is no file here that could be edited.": BY_ITSELF,
    "This soleus was not installed, so it brings no completions: install it with pipx.": "install",
    "The completions for {} are empty, written over where they are installed: install soleus "
    "anew.": "install soleus anew",
    "Which part? Known: {}.": "Known: {}",
    "Which side? `{} left` or `{} right`, then how strong it is.": "`{} left` or `{} right`",
    "You have a session {} already; --replace puts this one in its place.": "--replace",
    "A terminal that can show screens is needed, and this one says that it is {term}: "
    "ssh -t HOST run ID plays one session line by line.": "ssh -t HOST run ID",
    "soleus needs a terminal that can show screens, and this one says that it is {term}: "
    "if it can, start TERM=xterm soleus; if not, soleus run SESSION plays line by line.": (
        "TERM=xterm soleus"
    ),
    "soleus needs a terminal to show its screens. Over SSH: ssh -t HOST soleus. "
    "Without one, a session can be done line by line: soleus run SESSION --plain": "ssh -t HOST",
    "You have {} already: {} opens it, {} takes another name.": "takes another name",
    "You have no files of your own yet: soleus new NAME writes one.": "soleus new NAME",
    "{} `soleus log restore` lists the deleted ones.": "`soleus log restore`",
    "{} comes with soleus already; choose another name.": "choose another name",
    "{} has no sides: leave {} out.": "leave {} out",
    "{} takes a day such as 2026-11-22, not {}.": "such as",
}
"""Nothing was done, and nothing changed: what to do instead."""

DONE = {
    "The input ended. {}",
    "This terminal says that it is {term}, so the session goes line by line. `help` lists what can "
    "be typed.",
    " It is in {}: copy what is in there to {}.",
    " It is yours, and counts now.",
    "A rehearsal: nothing is copied.",
    "Added. It is in Today, and here: {} run {}",
    "Discarded; what was known of it is kept for 30 days{}.",
    "It informs; it does not diagnose.",
    "It waits as it was.",
    "It waits as it was: the red-flag questions come first.",
    "It was finished elsewhere meanwhile.",
    "It was finished there.",
    "It was not kept.",
    "Left out: the result stays without its pain form.",
    "Nobody pressed a key for a while, so soleus closed.",
    "Nothing needs doing.",
    "Nothing was changed, so the built-in one still counts.",
    "Nothing was done, so nothing was saved.",
    "Nothing was removed.",
    "One thing needs doing.",
    "Pain is asked about, and kept where only you can read it.",
    "Removed for good: {}.",
    "Saved without the pain form.",
    "Saved. The pain form waits: {today.form} goes on.",
    "Saved without the pain form. {}",
    "That was an example: its entries were made up, and all of it is deleted.",
    "The log has nothing{} from {} to {}.",
    "The log is empty. `soleus` plays a session and keeps its result.",
    "The result was discarded.",
    "The session goes on in another terminal.",
    "There are no deleted entries.",
    "There are no entries of these days.",
    "Tomorrow morning: two keys tell how it was.",
    "Tomorrow: two keys.",
    "What stays allowed of this session is gentle movement.",
    "What was done of {} will not be in the log.",
    "What was under way is kept.",
    "What you did is kept as long as this stays open.",
    "Your answers are kept. What you said yes to wants an appointment: make one, don't run.",
    "Your answers are kept. Nothing in them stops you: {today.start} starts a session.",
    "cut off {}.",
    "it is being played in another terminal.",
    "It is {} {}. If not, {}.",
    "soleus leads you through stretches: which side, how long.",
    "soleus was ended from outside.",
    "{} things need doing.",
    "{} {}: press {}.",
    "{today.form} goes on, {today.drop_form} leaves it out.",
    "{}: one file, to be played or added anywhere.",
}
"""What is so, or was done as it was wanted; no trouble."""

ASKS = {
    "Its pain form of {} waits. Answer it now? yes or no.",
    "go on; saving is tried again by itself",
    "A number: it is so. {flags.none}: none of these. {flags.back}: back.",
    "Delete? {.delete}: yes, any other key: no.",
    "Discard it?",
    "{flags.enter} keeps these answers. {flags.again}: answer again.",
    "Leave the pain form of {} out? {}",
    "Press {unsaved.discard} again to discard it for good. {unsaved.stay}: no",
    "Type {} to remove these files for good: ",
    "Press {today.injury} in Today.",
    "Log in without a command, and press {today.injury} in Today.",
    "{today.injury} notes it.",
    "Since when ({})? {}",
    "{flags.none}: none of these, or a number.",
    "Something is marked: {flags.enter} goes on with it, {flags.none} again takes it back.",
    "1: it is so, then {flags.enter}. {flags.none}: it is not.",
    "1: it is so; {flags.none}: it is not.",
    "{today.drop_form} does it; {today.reload}: no.",
}
"""Questions, and which key answers them."""

REASONS = {
    "a file is where a folder should be; move it away",
    "anybody can put another folder in its place; run: chmod o-w {}",
    "is a device, not a file; name a TOML file",
    "is a folder; name a TOML file in it",
    "is a link that leads back to itself; replace it with the file",
    "is a pipe, not a file; name a TOML file",
    "is a socket or device, not a file; name a TOML file",
    "is empty; a definition begins with schema = 1",
    "is larger than {} KiB; split or shorten it",
    "is no folder; sessions are looked for in folders",
    "is no regular file; name a TOML file",
    "is not UTF-8 text; save it as UTF-8",
    "it is a symbolic link; put a real folder there",
    "its name is too long; give it a shorter one",
    "no file can have this name; check it",
    "others can change what is in there; run: chmod go-w {}",
    "others can open the folder; run: chmod 700 {}",
    "the disk is full; free some space, then try again",
    "the disk is read-only; ask whoever runs this machine",
    "the disk reports an error; copy your files to another one soon",
    "the folder belongs to someone else; choose one of your own with --data-dir",
    "there is no such file; check the name",
    "this key has more than {} parts; definitions need two",
    "this line has more than {} characters; split it",
    "was written by a newer soleus (schema {}); update to read it",
    "you have no permission to look into it; check who owns the folder",
    "you have no permission to read it; ask its owner, or try chmod u+r",
    "you have no permission to read this folder; ask its owner",
    "you have no permission to write there; check who owns the folder",
    "your disk quota is used up; delete something, then try again",
}
"""Ends of sentences above: what is so, and behind a semicolon what to do."""

PARTS = {
    " Left out, as it can't be read: {}.",
    " - did you mean '{}'?",
    " - did you mean {}.toml?",
    " Did you mean {}?",
    "There is no entry {}.",
    "does not begin with a session that this version knows",
    "holds a session of more than a day",
    "holds a session that began at no possible time",
    "holds a session that can't be played",
    "holds a session without anything to do",
    "holds another session, {}",
    "holds unknown keys nested too deeply to be kept",
    "is damaged: {}",
    "is damaged{}: {}",
    "is empty or damaged from its first line on",
    "is no log entry: it has no schema number",
    "is too large to be read back",
    "it can't be listed: {}",
    "it is being played in another terminal",
    "its entry is not deleted, so its files stay",
    "there is no entry {}",
    "there is no entry {} to revise",
    "what it would hold {}",
}
"""Parts of sentences above, which say what it means and what to do by themselves."""
