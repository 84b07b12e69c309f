"""Journal entries as JSON, each with its kind; read back into the very same values."""

from __future__ import annotations

from typing import Any, Union

from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from adbaudit.model.journal import Entry
from adbaudit.model.message import Message
from adbaudit.model.subject import State, Subject


def journal_converter() -> JsonConverter:
    """Knows every value of a journal; unknown kinds and fields of another form are errors."""
    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(Message, lambda value: _plain_message(converter, value))
    converter.register_structure_hook(Message, lambda value, _: _message_of(value))
    _allow_unknown_states(converter)
    for union in (Subject, State, Entry):
        configure_tagged_union(union, converter, tag_name="kind")
    return converter


def _allow_unknown_states(converter: JsonConverter) -> None:
    """A state that was not read is `null`: to the library that is a union of its own, and must be known first."""
    unknown_or_state = Union[State, None]
    converter.register_unstructure_hook_func(
        lambda kind: kind == unknown_or_state,
        lambda value: None if value is None else converter.unstructure(value, unstructure_as=State),
    )
    converter.register_structure_hook_func(
        lambda kind: kind == unknown_or_state,
        lambda value, _: None if value is None else converter.structure(value, State),  # type: ignore[arg-type]  # a union is no class to mypy
    )


def _plain_message(converter: JsonConverter, message: Message) -> dict[str, object]:
    values = [
        [name, _plain_message(converter, value) if isinstance(value, Message) else value]
        for name, value in message.values
    ]
    return {"template": message.template, "values": values, "plural": message.plural, "count": message.count}


def _message_of(value: Any) -> Message:  # noqa: ANN401  # JSON as it was read; what does not fit raises
    values = tuple((str(name), _message_of(one) if isinstance(one, dict) else one) for name, one in value["values"])
    return Message(template=value["template"], values=values, plural=value["plural"], count=value["count"])
