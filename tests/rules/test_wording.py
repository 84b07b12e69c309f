"""What people read says what is granted, and never more than anybody knows."""

from __future__ import annotations

import csv
import re

import pytest
import yaml

from adbaudit.locale.catalogue import po_path, read
from adbaudit.locale.language import LANGUAGES

ENGLISH = re.compile(r"\b(safe|safely|clean|fraud|fraudulent|scam|illegal apps?|criminals?|harmless)\b", re.IGNORECASE)
CHINESE = re.compile(
    "没有风险|无风险|绝对安全|已安全|很安全|是安全的|可放心|很干净|干净的|清白|非法应用|违法应用|诈骗应用|诈骗软件|骗子|"
    "黑心|流氓软件|恶意软件|罪犯|犯罪分子|保证删除|彻底删除|永久删除"
)
_TEXTS = ("title", "why", "title_in_file", "why_in_file", "text")
READING = [
    *("loan-contacts", "loan-sms", "loan-call-log", "loan-contacts-used", "loan-accounts", "loan-phone-numbers"),
    *("loan-photos", "loan-all-files", "loan-usage", "loan-notification-listener", "loan-default-sms"),
]


def test_no_text_in_the_rules_uses_a_word_nobody_can_stand_by(rules_folder):
    texts = list(_texts_of(rules_folder))
    assert len(texts) > 300
    assert [text for text in texts if ENGLISH.search(text) or CHINESE.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_sentence_of_the_program_or_its_translation_does_either(language):
    entries = [entry for entry in read(po_path(language)) if entry.id]
    forms = [form for entry in entries for form in (*_forms(entry.id), *_forms(entry.string))]
    assert [form for form in forms if ENGLISH.search(form) or CHINESE.search(form)] == []


@pytest.mark.parametrize("rule_id", READING)
def test_rule_about_reading_says_that_turning_it_off_recalls_nothing(pack, rule_id):
    (rule,) = [rule for rule in pack.rules if rule.id == rule_id]
    assert re.search(r"not recall", rule.why.template)


def test_rule_that_only_asks_says_that_nothing_can_be_read_now(pack):
    asking = [rule for rule in pack.rules if rule.id.endswith("-asks")]
    assert [rule.id for rule in asking if "now" not in rule.why.template] == []


def test_every_title_fits_on_a_line(pack):
    assert [rule.id for rule in pack.rules if len(rule.title.template) > 80] == []


def _texts_of(folder):
    """Every text for people in the YAML files, in both languages, and in the tables."""
    for path in sorted(folder.rglob("*.yaml")):
        value = yaml.safe_load(path.read_text("utf-8"))
        yield from (value[key] for key in _TEXTS if key in value)
        for guide in value.get("guides", ()):
            yield from guide["path"].values()
            yield from (text for words in guide.get("pages", {}).values() for text in words.values())
    for name, column in (("sources.csv", "title"), ("look_alikes.csv", "why")):
        rows = csv.DictReader((folder / "catalogue" / name).read_text("utf-8").splitlines())
        yield from (row[column] for row in rows)


def _forms(text):
    return (text,) if isinstance(text, str) else tuple(text or ())
