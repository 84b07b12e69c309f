"""What to do next, from JSON."""

from __future__ import annotations

from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.country import Country
from adbaudit.model.local_text import LocalText
from adbaudit.model.permission import PackageName
from adbaudit.model.plan import Advice, Situation
from adbaudit.report.json_reading.law import law_of
from adbaudit.report.json_reading.node import Node
from adbaudit.report.json_reading.spoken import Spoken


def advice_of(node: Node, order: int, spoken: Spoken) -> Advice:
    """One point; it was chosen when the report was made, so no condition stands over it any more."""
    channels = tuple(_channel(channel, spoken) for channel in node.get("channels").items_or_none())
    return Advice(
        id=node["id"].text(),
        order=order,
        when=Situation.ALWAYS,
        title=spoken.sentence(node["title"].text()),
        text=spoken.sentence(node["text"].text()),
        channel_kinds=tuple(dict.fromkeys(channel.kind for channel in channels)),
        channels=channels,
        law=tuple(law_of(law, spoken) for law in node.get("law").items_or_none()),
    )


def _channel(node: Node, spoken: Spoken) -> Channel:
    code = node["country"].text()
    return Channel(
        id=node["id"].text(),
        country=Country(code=code, name=LocalText(texts=(("en", code),))),
        order=node["order"].number(),
        kind=node["kind"].choice(ChannelKind),
        name=spoken.local(node["name"].text()),
        local_name=node["local_name"].text_or_none(),
        number=node["number"].text_or_none(),
        url=node["url"].text_or_none(),
        stores=tuple(PackageName(store) for store in node["stores"].texts()),
        takes=spoken.local(node["takes"].text()),
        evidence=spoken.local(node["evidence"].text()),
        time_limit=_or_none(node["time_limit"], spoken),
        notes=_or_none(node["notes"], spoken),
        is_free=node["free"].truth(),
        source=node["source"].text(),
        checked=node["checked"].text(),
        verified=node["verified"].truth(),
    )


def _or_none(node: Node, spoken: Spoken) -> LocalText | None:
    return None if node.is_null else spoken.local(node.text())
