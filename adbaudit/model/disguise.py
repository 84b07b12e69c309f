"""Letters of other scripts that are drawn like Latin ones: `Lоаn` with a Cyrillic o and a is read as `Loan`.

A small part of Unicode's confusables (UTS 39, confusables.txt): the letters that spell words of lending, no more.
"""

from __future__ import annotations

_SAME_SCRIPT = str.maketrans(
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıłøđħƙɩŁØĐĦ" + "".join(map(chr, (*range(0x1F150, 0x1F16A), *range(0x1F170, 0x1F18A)))),
    "abcdefghijklmnoprstuvwyzagilodhkilodh" + "abcdefghijklmnopqrstuvwxyz" * 2,
)
"""Small capitals, letters with strokes, and white letters in black circles and boxes are Latin letters."""
_TWINS = str.maketrans(
    "аеорсухіјѕһӏԁԛԝкмтнвгпиАВЕІЈКМНОРЅСТХУӀԌԚԜ"
    "αβγεικνορτυχηωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
    "օոհսցՕՏՍԼ"
    "ᎪᏴᏟᎠᎬᎻᏆᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᎩᏃᎾ"
    "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ",
    "aeopcyxijshldqwkmthbrnuABEIJKMHOPSCTXYIGQW"
    "abyeikvoptuxnwABEZHIKMNOPTYX"
    "onhugOSUL"
    "ABCDEHIJKLMPRSTVWYZO"
    "ABCDEFGHIJKLMNOPRSTUVWXYZ",
)
_RARE = frozenset("ѕһӏԁԛԝᎪᏴᏟᎠᎬᎻᏆᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᎩᏃᎾꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ")
"""Twins that a word in Russian, Ukrainian or Greek has no use for; `кора` is a Russian word and stays one."""


def undisguised(text: str) -> str:
    """The text with such letters made Latin, in words that mix scripts or have no other reason to hold them."""
    if text.isascii():
        return text
    return " ".join(map(_undisguised_word, text.translate(_SAME_SCRIPT).split(" ")))


def is_disguised(word: str) -> bool:
    """Whether a word borrows letters of another script."""
    return not word.isascii() and _undisguised_word(word) != word


def _undisguised_word(word: str) -> str:
    if word.isascii():
        return word
    letters = [letter for letter in word if letter.isalpha()]
    foreign = [letter for letter in letters if not letter.isascii()]
    is_mixed = len(foreign) < len(letters)
    if all(ord(letter) in _TWINS for letter in foreign) and (is_mixed or not _RARE.isdisjoint(foreign)):
        return word.translate(_TWINS)
    return word
