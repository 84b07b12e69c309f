"""Places to complain by country: `channels/<country>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import Country
from adbaudit.model.message import message
from adbaudit.rules.country_file import read_country
from adbaudit.rules.fields import Fields
from adbaudit.rules.id_field import read_id
from adbaudit.rules.local_text import both_languages
from adbaudit.rules.place import Place
from adbaudit.rules.store_names import read_stores

_NUMBER = re.compile(
    r"\+?[*#]?[0-9][0-9 ()*#-]{1,24}( ext\. [0-9]{1,6})?( \(WhatsApp\))?|\(\+?[0-9]{1,4}\)[0-9 -]{4,20}"
)
"""As dialled: digits, blanks, dashes, a plus, a code such as *123#, an extension, and the service it is reached by."""
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def read_channels(value: object, place: Place) -> Iterator[Channel]:
    """Every channel of one file."""
    fields = Fields(value, place)
    country = read_country(fields)
    for item, at in fields.items("channels"):
        yield _channel(Fields(item, at), country)
    fields.done()


def _channel(fields: Fields, country: Country) -> Channel:
    channel = Channel(
        id=read_id(fields),
        country=country,
        order=fields.whole_number("order"),
        kind=fields.choice("kind", ChannelKind),
        name=both_languages(fields, "name"),
        local_name=_optional(fields, "local_name"),
        number=_number(fields),
        url=_url(fields),
        stores=read_stores(fields),
        takes=both_languages(fields, "takes"),
        evidence=both_languages(fields, "evidence"),
        time_limit=both_languages(fields, "time_limit") if fields.has("time_limit") else None,
        notes=both_languages(fields, "notes") if fields.has("notes") else None,
        is_free=fields.flag("free"),
        source=fields.text("source"),
        checked=fields.date("checked"),
        verified=fields.flag("verified"),
    )
    fields.done()
    return channel


def _optional(fields: Fields, key: str) -> str | None:
    return fields.text(key) if fields.has(key) else None


def _number(fields: Fields) -> str | None:
    """One number, or several with ` / ` between them; people dial what stands here."""
    text = _optional(fields, "number")
    for one in text.split(" / ") if text else ():
        if not _NUMBER.fullmatch(one):
            told = message(
                "{value} is no number that can be dialled, such as 12378 or +91 11 2345678", value=f"{one!r:.60}"
            )
            fields.place.at("number").fault(told)
    return text


def _url(fields: Fields) -> str | None:
    url = _optional(fields, "url")
    if url and not url.startswith("https://"):
        fields.place.at("url").fault(message("{value} does not begin with https://", value=f"{url!r:.60}"))
    elif url and not _is_address(url):
        fields.place.at("url").fault(
            message("{value} is no web address such as https://example.org/complain", value=f"{url!r:.60}")
        )
    return url


def _is_address(url: str) -> bool:
    """Whether a browser would go to a named host with it, and to no other than the one that is read."""
    try:
        parts = urlsplit(url)
        return bool(_HOST.fullmatch(parts.netloc)) and url.isprintable() and " " not in url
    except ValueError:
        return False
