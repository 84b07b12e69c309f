"""Each language that borrowers are addressed in, with a name as lenders write it."""

from __future__ import annotations

import pytest

from adbaudit.model.identity import Verdict

NAMES = {
    "zh-Hans": "极速借款",
    "zh-Hant": "快速貸款",
    "en": "Payday Advance",
    "hi": "तुरंत लोन",
    "hi in Latin letters": "Udhaar Turant",
    "bn": "টাকা লোন",
    "ta": "கடன் செயலி",
    "te": "రుణం ఇప్పుడు",
    "mr": "कर्ज मिळवा",
    "id": "Pinjaman Kilat",
    "ms": "Wang Segera",
    "tl": "Pautang Agad",
    "vi": "Vay tiền nhanh",
    "th": "เงินกู้ทันใจ",
    "es": "Préstamos al instante",
    "pt": "Empréstimo já",
    "fr": "Prêt en ligne",
    "sw": "Mkopo wa haraka",
    "ha": "Bashi Nan Take",
    "pcm": "Borrow me sharp",
    "ur": "فوری قرض",
    "ar": "سلفة سريعة",
    "ru": "Займ онлайн",
    "si": "ණය ඉක්මනින්",
    "ne": "कर्जा छिटो",
    "my": "ချေးငွေ အမြန်",
    "km": "ប្រាក់កម្ចី រហ័ស",
    "lo": "ເງິນກູ້ ດ່ວນ",
}


@pytest.mark.parametrize("language", NAMES)
def test_name_of_a_lender_is_known_in_its_language(only_words, ask, language):
    found = ask(only_words, "com.quiet.garden", NAMES[language])
    assert (found.verdict, "{words}" in found.reasons[0].detail.template) == (Verdict.MAYBE, True)


@pytest.mark.parametrize("language", NAMES)
def test_name_of_a_lender_on_a_lenders_package_is_a_loan_app(only_words, ask, language):
    assert ask(only_words, "com.quiet.loan", NAMES[language]).verdict is Verdict.LOAN
