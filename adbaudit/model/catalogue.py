"""What is known of loan apps before any phone is read: listed apps, look-alikes, words, how much each says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, LoanClass
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguedApp:
    """One row of the catalogue. `package` is `None` where only a label is known (no verdict from that alone)."""

    package: PackageName | None
    labels: tuple[str, ...]
    operator: str | None
    country: str | None
    loan_class: LoanClass
    is_credit_inside: bool
    """A larger app with credit in it: its contacts permission may serve another purpose."""
    service: str | None
    """The credit service inside, for people: `花呗 / 借呗`."""
    source: Message
    """Who says so, in words for people."""
    checked: str
    unverified: frozenset[str] = frozenset()
    """The columns that no source was read for, of `labels`, `country`, `operator`, `class`."""
    is_traceable: bool = True
    """Whether the address of at least one source was kept."""
    confidence: Confidence
    signers: tuple[str, ...] = ()
    """SHA-256 of signing certificates seen on this app, 64 hex digits each."""
    file: str = ""
    """The rules file the row stands in."""

    @property
    def is_class_verified(self) -> bool:
        """Whether the class was read in the list that is named."""
        return "class" not in self.unverified


class LookAlikeKind(Enum):
    """`ACCESSORY`: around loans (calculators, guides), not lending; `UNRELATED`: has nothing to do with them."""

    ACCESSORY = "accessory"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """An app that looks like a loan app and was found not to lend, with the reason."""

    package: PackageName
    kind: LookAlikeKind
    why: Message
    source: Message
    checked: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installers:
    """Packages that install others: stores, and what opens an APK file by a person's hand. Any other is not known."""

    stores: frozenset[PackageName] = frozenset()
    by_hand: frozenset[PackageName] = frozenset()

    def came_by_hand(self, installed: InstalledPackage) -> bool | None:
        """Who asked for the install, which Android notes itself; then the phone's word, then the installer it names.

        The word "store" and the installer's name are whatever the one who asked chose to write. A phone that names
        nobody has not said that it came from a file: it forgets a store that was uninstalled, and tools may name none.
        """
        initiator = installed.initiating_package
        if installed.is_sideloaded or initiator in self.by_hand:
            return True
        if installed.is_sideloaded is not None:
            return installed.is_sideloaded
        if installed.installer in self.by_hand:
            return True
        return False if installed.system or (initiator or installed.installer) in self.stores else None


class WordPlace(Enum):
    """Where a word is looked for."""

    LABEL = "label"
    PACKAGE = "package"


class WordMatch(Enum):
    """`WHOLE`: a word or segment by itself; `EDGE`: also where one starts or ends with it; `PART`: anywhere."""

    WHOLE = "whole"
    EDGE = "edge"
    PART = "part"


class WordSign(Enum):
    """What a word speaks for. `ACCESSORY` holds a verdict down to maybe; `GUARD` only hides words inside it."""

    LENDER = "lender"
    ACCESSORY = "accessory"
    AGAINST = "against"
    GUARD = "guard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word of a label or a segment of a package name, with how much it says.

    `weight` counts toward the thresholds of `Scoring`; words against a lender weigh below zero.
    """

    word: str
    """Folded as `adbaudit.model.words` folds the text it is looked for in."""
    language: str
    weight: float
    where: WordPlace
    match: WordMatch
    sign: WordSign
    source: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordIndex:
    """Words as a text is searched for them: by their first two letters, or by their only one."""

    by_start: Mapping[str, tuple[Keyword, ...]]

    @classmethod
    def of(cls, keywords: Iterable[Keyword]) -> WordIndex:
        """The index of these words, each of which stands once."""
        by_start: dict[str, list[Keyword]] = {}
        for keyword in keywords:
            by_start.setdefault(keyword.word[:2], []).append(keyword)
        return cls(by_start={start: tuple(words) for start, words in by_start.items()})

    def __iter__(self) -> Iterator[Keyword]:
        """Every word."""
        return (keyword for words in self.by_start.values() for keyword in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHash:
    """The digest of an APK file that a named report gives."""

    family: str
    source: Message
    checked: str
    loan_class: LoanClass = LoanClass.UNCLASSIFIED
    """What the report calls the app; a report that only lists files gives none."""
    confidence: Confidence = Confidence.HIGH
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How signs add up to a verdict."""

    loan_threshold: float
    maybe_threshold: float
    label_most: float
    """The most that the words of a label can say: words alone are one sign, however many."""
    package_most: float
    listed_label: float
    """The label of a listed app on a package that is not listed."""
    random_package: float
    """A package name of letters without sense; it counts only beside another sign."""
    stuffed_package: float
    """A package name stuffed with `stuffing_words`."""
    stuffing_least: int
    stuffing_words: frozenset[str]
    by_hand: float
    """Installed by hand; it counts only beside another sign."""
    strong_word: float
    """A word below this weight that is the only one in both names does not reach `loan_threshold` by itself."""
    short_name: float
    """A name of few words, one of them about money: a brand such as `SnapCash`; never enough for `loan`."""
    short_name_words: int
    """The most words such a name has, and the most letters in a script without spaces."""
    short_name_letters: int
    short_name_least: float
    """How much that word must weigh."""
    disguised: float
    """A word of lending spelled so that programs read past it; it counts only beside another sign."""
    brand: float
    """The name of a listed app inside the names of another; it counts only beside another sign."""
    sdks: Mapping[str, float]
    """Parts built into an app that lenders use, by name; they count only beside another sign."""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything identification rests on, loaded from `rules/`."""

    by_package: Mapping[PackageName, CataloguedApp]
    by_label: Mapping[str, CataloguedApp]
    """Distinct names only, folded as `adbaudit.model.words` folds labels."""
    by_signer: Mapping[str, CataloguedApp]
    look_alikes: Mapping[PackageName, LookAlike]
    label_words: WordIndex
    package_words: WordIndex
    scoring: Scoring
    installers: Installers
    by_hash: Mapping[str, FileHash] = field(default_factory=dict)
    """Lower-case hexadecimal MD5, SHA-1 or SHA-256 of whole APK files."""
    by_brand: Mapping[str, CataloguedApp] = field(default_factory=dict)
    """Names of one word that stand for one lender, or for one larger app with credit inside, folded."""
