"""Who scored when in a list of goals: names and minutes bound to each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.parse.goal_minutes import Minute, kind_of_mark, read_arguments, read_minute
from pipeline.parse.list_tokens import Token, TokenKind, tokens
from pipeline.parse.records import Problem
from pipeline.problems import Unreadable
from pipeline.tables import GoalKind
from pipeline.wikitext.spans import Span


@dataclass(slots=True)
class OwnedGoal:
    """A minute and where it stands in the flat list."""

    minute: Minute
    start: int
    end: int


@dataclass(slots=True)
class Entry:
    """A name of the list and the goals it owns."""

    name: str
    link: str | None
    start: int
    end: int
    goals: list[OwnedGoal] = field(default_factory=list)
    mark: GoalKind = GoalKind.UNMARKED
    has_other: bool = False  # a card or the like: no goal is missing
    is_other: bool = False  # it stands in front, and bare minutes are of that
    count: int = 0


def read_entries(flat: str, offset: int, problems: list[Problem]) -> list[Entry]:
    """Names with their goals, item by item; a name alone on a line owns the goals of the next."""
    entries: list[Entry] = []
    reader = _Reader(offset, problems)
    for item in _items(flat):
        found = reader.read(item)
        is_nameless = len(found) == 1 and not found[0].name and found[0].link is None
        is_bulleted = item[0].kind is TokenKind.BULLET
        before = entries[-1] if entries else None
        if is_nameless and not is_bulleted and before and before.name and not before.goals:
            before.goals += found[0].goals
        else:
            entries += found
    return entries


def _items(flat: str) -> Iterator[list[Token]]:
    item: list[Token] = []
    for token in tokens(flat):
        if token.kind in (TokenKind.BREAK, TokenKind.BULLET):
            if any(t.kind not in (TokenKind.BREAK, TokenKind.BULLET) for t in item):
                yield item
            item = [token]
        else:
            item = item or [Token(TokenKind.BREAK, "", 0, 0)]
            item.append(token)
    if any(t.kind not in (TokenKind.BREAK, TokenKind.BULLET) for t in item):
        yield item


class _Reader:
    """Binds the goals of one item to its names: forward where a name comes first, else back."""

    def __init__(self, offset: int, problems: list[Problem]) -> None:
        self._offset = offset
        self._problems = problems

    def read(self, item: Sequence[Token]) -> list[Entry]:
        self._entries: list[Entry] = []
        self._waiting: list[OwnedGoal] = []
        self._last: OwnedGoal | None = None
        self._mark: GoalKind | None = None  # a mark in front of its minute
        self._after_other = False
        self._before_name = False
        self._comma = False
        named = [t.kind in (TokenKind.NAME,) for t in item if _is_bound(t)]
        self._is_name_first = bool(named) and named[0]
        for token in _without_icons(item):
            self._take(token)
        if self._waiting:
            self._own_waiting()
        self._place_mark()
        return self._entries

    def _take(self, token: Token) -> None:
        if token.kind is TokenKind.NAME:
            self._name(token)
        elif token.kind is TokenKind.TEMPLATE:
            self._template(token)
        elif token.kind is TokenKind.MINUTE and not self._is_of_other():
            self._goals(token, lambda: (read_minute(token.text),))
        elif token.kind is TokenKind.COUNT:
            self._count(token)
        elif token.kind is TokenKind.SEVERAL:
            self._several(token)
        elif token.kind is TokenKind.MARK:
            self._note(token)
        self._comma = token.kind is TokenKind.COMMA
        if token.kind not in (TokenKind.TEMPLATE, TokenKind.MARK):
            self._after_other = False

    def _is_of_other(self) -> bool:
        """Whether a bare minute is that of a card: ``Red card: [[A]] 56'``."""
        return self._after_other or (bool(self._entries) and self._entries[-1].is_other)

    def _name(self, token: Token) -> None:
        last = self._entries[-1] if self._entries else None
        is_part = last is not None and last.end <= token.start and self._is_open(last)
        if is_part and last is not None:
            last.name = f"{last.name} {token.text}".strip()
            last.link = last.link or token.extra
            last.end = token.end
            return
        entry = Entry(token.text, token.extra, token.start, token.end, self._waiting)
        entry.has_other = entry.is_other = self._before_name
        self._before_name = False
        self._waiting = []
        if self._mark is not None and not entry.goals and self._is_name_first:
            entry.mark, self._mark = self._mark, None
        self._entries.append(entry)

    def _is_open(self, entry: Entry) -> bool:
        """Whether nothing has stood behind the name yet: it goes on."""
        return not (entry.goals or self._comma or entry.has_other or entry.count or self._mark)

    def _template(self, token: Token) -> None:
        if token.extra == "goal":
            self._goals(token, lambda: read_arguments(token.text))
            return
        if token.extra == "scored" and token.text.strip(" '+").isdecimal():
            self._goals(token, lambda: (read_minute(token.text.strip(), GoalKind.PENALTY),))
            return
        if token.extra == "scored" and self._last is not None and not self._comma:
            self._note(token._replace(text="pen"))
            return
        if self._entries:
            self._entries[-1].has_other = True
        self._after_other = True
        self._before_name = not self._entries  # {{sent off|0|34}} [[A]]
        if token.extra not in ("other", "missed", "scored"):
            name = token.extra or ""
            self._problem(token, Unreadable("unknown template in a list of goals", name.strip()))

    def _goals(self, token: Token, read: Callable[[], tuple[Minute, ...]]) -> None:
        try:
            minutes = read()
        except Unreadable as problem:
            self._problem(token, problem)
            if self._entries:
                self._entries[-1].has_other = True
            return
        if self._mark is not None:
            minutes = (minutes[0]._replace(kind=self._mark), *minutes[1:])
            self._mark = None
        goals = [OwnedGoal(minute, token.start, token.end) for minute in minutes]
        self._last = goals[-1]
        if self._is_name_first and self._entries:
            self._entries[-1].goals += goals
        else:
            self._waiting += goals

    def _count(self, token: Token) -> None:
        if self._entries and not self._entries[-1].goals:
            self._entries[-1].count = int(token.text)
            self._entries[-1].end = token.end

    def _several(self, token: Token) -> None:
        """``(2 pens)`` behind two goals: both. Which they were of three is not said."""
        entry = self._entries[-1] if self._entries else None
        if entry is None or entry.has_other:
            return
        said = token.text.split()[0].casefold()
        count = len(entry.goals) if said in ("both", "all") else int(said)
        if not entry.goals:
            entry.count, entry.mark, entry.end = count, GoalKind.PENALTY, token.end
        elif count == len(entry.goals) > 1:
            for goal in entry.goals:
                goal.minute = goal.minute._replace(kind=GoalKind.PENALTY)
        else:
            self._problem(token, Unreadable("which goals were penalties", token.text))

    def _place_mark(self) -> None:
        """A mark behind the last comma: ``{{goal|12}}, o.g.``."""
        last = self._last
        if self._mark is None or last is None or not self._entries[-1].goals:
            return
        if last.minute.kind is GoalKind.UNMARKED:
            last.minute = last.minute._replace(kind=self._mark)

    def _note(self, token: Token) -> None:
        """A mark belongs to the minute before it, else to the one that follows, else the name."""
        kind = kind_of_mark(token.text) or GoalKind.UNMARKED
        last = self._last
        is_of_name = self._is_name_first and bool(self._entries) and not self._entries[-1].goals
        if is_of_name:
            self._entries[-1].mark = kind
        if last is None or self._comma or is_of_name:
            self._mark = kind
            return
        text = f"{last.minute.text or ''} {token.text}".strip()
        last.minute = last.minute._replace(kind=kind, text=text)
        last.end = max(last.end, token.end)

    def _own_waiting(self) -> None:
        """Goals at the end of an item without a name behind them."""
        if self._entries:
            self._entries[-1].goals += self._waiting
        else:
            start, end = self._waiting[0].start, self._waiting[-1].end
            self._entries.append(Entry("", None, start, end, self._waiting))

    def _problem(self, token: Token, problem: Unreadable) -> None:
        span = Span(self._offset + token.start, self._offset + token.end)
        self._problems.append((span, problem))


def _without_icons(item: Sequence[Token]) -> Iterator[Token]:
    """Beside a minute an empty ``{{goal}}`` is its picture of a ball, no other goal."""
    for place, token in enumerate(item):
        is_empty = token.extra == "goal" and not token.text.strip(" |")
        around = item[max(place - 1, 0) : place + 2]
        if not (is_empty and any(other.kind is TokenKind.MINUTE for other in around)):
            yield token


def _is_bound(token: Token) -> bool:
    return token.kind in (TokenKind.NAME, TokenKind.MINUTE) or (
        token.kind is TokenKind.TEMPLATE and token.extra == "goal"
    )
