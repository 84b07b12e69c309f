"""Sentences that were said once, as messages again: which one of the catalogue it was, and what stood in its places.

A saved report holds words. To say them in another language, the sentence behind them is looked for; what is found
gives, in the language of the words, exactly these words again, and what is not found stays as it was saved.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from string import Formatter

from adbaudit.locale.language import LANGUAGES, pick_language
from adbaudit.locale.translator import load_translator, mo_path
from adbaudit.model.local_text import STANDS_IN
from adbaudit.model.message import Message, MessageValue
from adbaudit.ports import Translator

_LONGEST = 1200
"""No sentence of ours that has places is as long."""
_DEEPEST = 4
_MOST_TRIES = 20_000
"""Words that need more, about a tenth of a second, were made to need them."""
_MOST_OF_ALL = 20_000_000
"""Tries for all words of a document, four times what an ordinary phone needs; further words stay as they were saved."""
_TELLING = 8
"""Letters by which a sentence is known; one with fewer, such as `{what}: {why}`, only by what stands in its places."""
_NAME = 60
"""Names of apps and packages are rarely longer; what is may hide a sentence."""
_END = 3
"""Letters at either end by which a sentence is looked for."""
_ENDS = tuple(product(range(_END, -1, -1), repeat=2))
_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """One way in which a sentence is said: literal pieces with places between them."""

    singular: str
    plural: str | None
    pieces: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def ends(self) -> tuple[str, str]:
        """How it begins and ends, in a few letters; nothing where a place stands there."""
        return self.pieces[0][:_END], self.pieces[-1][-_END:]

    @property
    def letters(self) -> int:
        """How much of it is its own; a Chinese character says as much as some letters of an alphabet."""
        own = (letter for piece in self.pieces for letter in piece if unicodedata.category(letter)[0] in "LM")
        return sum(3 if unicodedata.east_asian_width(letter) == "W" else 1 for letter in own)


def load_recogniser(language: str) -> Callable[[str], Message]:
    """For words of this language; of a language that we do not have, words stay words."""
    known = pick_language(language, {})
    if known != language or known not in LANGUAGES:
        return lambda words: Message(template=words)
    return lru_cache(maxsize=None)(_Recogniser(known).recognise)


class _Recogniser:
    def __init__(self, language: str) -> None:
        self._say: Translator = load_translator(language)
        self._whole: dict[str, Message] = {}
        self._by_ends: dict[tuple[str, str], list[tuple[int, str, _Form]]] = {}
        self._tries = 0
        self._tried: dict[tuple[str, int], Message] = {}
        self._left = _MOST_OF_ALL
        forms = sorted(_forms(language), key=lambda form: (-len(form.ends[0]), -form.letters, form.singular))
        for place, form in enumerate(forms):
            if form.places:
                self._by_ends.setdefault(form.ends, []).append((place, max(form.pieces, key=len), form))
            else:
                self._whole.setdefault(form.pieces[0], _of_one(form))

    def recognise(self, words: str) -> Message:
        """The sentence, else the words as a sentence of their own."""
        self._tries = 0
        self._tried.clear()
        try:
            return self._found(words, 0)
        finally:
            self._left -= self._tries

    def _found(self, words: str, deep: int) -> Message:
        whole = self._whole.get(words)
        if whole is not None and self._say(whole) == words:
            return whole
        second = Message(template=words)
        if len(words) <= _LONGEST and deep < _DEEPEST:
            for form in self._candidates(words):
                self._tries += 1
                if self._tries > min(_MOST_TRIES, self._left):
                    break
                found = self._filled(form, words, deep)
                if found is not None and _is_sure(form, found) and self._say(found) == words:
                    if not _leaves_long_text(found):
                        return found
                    second = found if second.template == words else second
        return second

    def _candidates(self, words: str) -> list[_Form]:
        """Sentences that begin and end like these words, those first that begin with most letters of their own."""
        ends = {(words[:head], words[len(words) - tail :]) for head, tail in _ENDS if max(head, tail) <= len(words)}
        near = (known for key in ends for known in self._by_ends.get(key, ()))
        return [form for _, longest, form in sorted(near) if longest in words]

    def _filled(self, form: _Form, words: str, deep: int) -> Message | None:
        texts = _places_in(form, words)
        if texts is None:
            return None
        values = {name: self._value(text, deep + 1) for name, text in texts.items()}
        if form.plural is None:
            return Message(template=form.singular, values=tuple(sorted(values.items(), key=lambda pair: pair[0])))
        count = texts.get("count", "1")
        if not (count.isascii() and count.isdigit() and len(count) < _DIGITS):
            return None
        values["count"] = int(count)
        return Message(
            template=form.singular,
            plural=form.plural,
            count=int(count),
            values=tuple(sorted(values.items(), key=lambda pair: pair[0])),
        )

    def _value(self, text: str, deep: int) -> MessageValue:
        """A sentence inside of a sentence, else the text; many sentences are cut alike, each piece is tried once."""
        found = self._tried.get((text, deep))
        if found is None:
            found = self._tried[text, deep] = self._found(text, deep)
        is_found = found.template != text or text in self._whole
        return found if is_found else text


def _of_one(form: _Form) -> Message:
    """A sentence without places; beside a plural it speaks of one."""
    if form.plural is None:
        return Message(template=form.singular)
    return Message(template=form.singular, plural=form.plural, count=1, values=(("count", 1),))


def _is_sure(form: _Form, found: Message) -> bool:
    """A sentence with few words of its own could be cut wrongly: then sentences and single words must fill it."""
    values = [value for _, value in found.values]
    if not any(piece.strip() for piece in form.pieces):
        return all(isinstance(value, Message) for value in values)  # two words, or two sentences one after the other
    has_sentence = any(isinstance(value, Message) for value in values)
    return form.letters >= _TELLING or (has_sentence and not any(isinstance(one, str) and " " in one for one in values))


def _leaves_long_text(found: Message) -> bool:
    """Longer than a name: another sentence may know more of it."""
    texts = [value for _, value in found.values if isinstance(value, str)]
    inner = [value for _, value in found.values if isinstance(value, Message)]
    return any(len(text) > _NAME for text in texts) or any(map(_leaves_long_text, inner))


def _places_in(form: _Form, words: str) -> Mapping[str, str] | None:
    """What stands between the pieces, each at its first place after the one before: no search goes back."""
    first, last = form.pieces[0], form.pieces[-1]
    if not (words.startswith(first) and words.endswith(last) and len(words) >= len(first) + len(last)):
        return None
    end, start = len(words) - len(last), len(first)
    texts: dict[str, str] = {}
    for name, piece in zip(form.places, (*form.pieces[1:-1], None), strict=True):
        stop = end if piece is None else words.find(piece, start, end)
        if stop < start or texts.setdefault(name, words[start:stop]) != words[start:stop]:
            return None
        start = stop + len(piece or "")
    return texts


def _forms(language: str) -> Iterator[_Form]:
    """Every sentence that says something of its own; two places without a word between them cannot be told apart."""
    for singular, plural, said in _sentences(language):
        for sentence in said:
            form = _parsed(singular, plural, sentence)
            if form is not None and any(form.pieces):
                yield form


def _parsed(singular: str, plural: str | None, sentence: str) -> _Form | None:
    pieces, places = [""], list[str]()
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        return None
    for literal, place, _, _ in parts:
        pieces[-1] += literal
        if place is not None:
            places.append(place)
            pieces.append("")
    is_telling = all(piece for piece, _ in pairwise(pieces[1:]))
    if not is_telling:
        return None
    if not places:
        pieces = [sentence]
    return _Form(singular=singular, plural=plural, pieces=tuple(pieces), places=tuple(places))


def _sentences(language: str) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Singular, plural, and how both are said in the language; what it lacks is said as its translator says it."""
    said = {key: key for key, _ in _entries(mo_path(LANGUAGES[1]).read_bytes())}
    for known in (STANDS_IN.get(language), language):
        if known is not None and known != LANGUAGES[0]:
            said.update(_entries(mo_path(known).read_bytes()))
    for key, forms in said.items():
        singular, _, plural = key.partition("\0")
        if singular:
            yield singular, plural or None, tuple(form for form in forms.split("\0") if form)


def _entries(data: bytes) -> Iterator[tuple[str, str]]:
    """Keys and translations of a compiled catalogue (GNU gettext manual, "The Format of GNU MO Files")."""
    count, keys, said = struct.unpack("<3I", data[8:20])
    for number in range(count):
        key_length, key_at, said_length, said_at = (
            *struct.unpack_from("<2I", data, keys + 8 * number),
            *struct.unpack_from("<2I", data, said + 8 * number),
        )
        yield data[key_at : key_at + key_length].decode(), data[said_at : said_at + said_length].decode()
