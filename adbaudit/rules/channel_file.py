"""Places to complain by country: `channels/<country>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import Country
from adbaudit.rules.country_file import read_country
from adbaudit.rules.fields import Fields
from adbaudit.rules.law_file import read_id
from adbaudit.rules.local_text import both_languages
from adbaudit.rules.place import Place
from adbaudit.rules.store_names import read_stores


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
        number=_optional(fields, "number"),
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


def _url(fields: Fields) -> str | None:
    url = _optional(fields, "url")
    if url and not url.startswith("https://"):
        fields.place.at("url").fault(f"{url!r:.60} does not begin with https://")
    return url
