"""Which letters there are, what stands in them, and what never does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC

import pytest
from rich.cells import cell_len

from adbaudit.locale.translator import load_translator
from adbaudit.model.access import Effective
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.law import LawKind
from adbaudit.model.receipt import Outcome
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.report import SourceKind
from adbaudit.report.letters.guided import Guided
from adbaudit.report.letters.render import as_one
from adbaudit.report.words import Words

FORMATS = ("text", "markdown", "html", "docx")
ACCUSING = re.compile(
    r"\b(illegal\w*|unlawfully|stole|stolen|fraud\w*|criminal|scam\w*|guilty|violated|harass\w*)\b", re.IGNORECASE
)


def test_every_kind_has_a_letter_in_china(write, loan_report, build):
    report = loan_report(from_a_store(build))
    found = [(one.template, one.office.id if one.names_office else None) for one in write.letters(report)]
    assert found == [
        ("contacts", None),
        ("contacts-at-work", None),
        ("deletion", None),
        ("complaint-lender", None),
        ("complaint-regulator", "cn-nfra"),
        ("complaint-report", "cn-nifa"),
        ("complaint-privacy", "cn-app"),
        ("complaint-calls", "cn-12321"),
        ("police", None),
    ]


def from_a_store(build, loan_class=None):
    app = build.app(access=[build.access()])
    installed = replace(app.installed, is_sideloaded=False)
    return replace(app, installed=installed, identity=replace(app.identity, loan_class=loan_class))


@pytest.mark.parametrize(
    ("loan_class", "is_by_hand", "office"),
    [
        (None, False, "cn-nfra"),
        (None, True, "cn-localfin"),
        (LoanClass.LICENSED, True, "cn-nfra"),
        (LoanClass.UNLICENSED, False, "cn-localfin"),
        (LoanClass.REPORTED_PREDATORY, False, "cn-localfin"),
    ],
)
def test_lender_that_nobody_supervises_is_reported_where_its_note_sends_people(
    write, loan_report, build, loan_class, is_by_hand, office
):
    app = from_a_store(build, loan_class)
    app = replace(app, installed=replace(app.installed, is_sideloaded=is_by_hand))
    (letter,) = (one for one in write.letters(loan_report(app)) if one.template == "complaint-regulator")
    assert letter.office.id == office
    (named,) = write.letters(loan_report(app), offices=("cn-nfra",))
    assert named.office.id == "cn-nfra", "an office that somebody names gets the letter"


def test_app_that_reads_nothing_gets_letters_only_when_it_is_named(write, loan_report, build):
    asks = build.app(access=[build.access(effective=Effective.ASKS)])
    assert write.letters(loan_report(asks), "deletion") == ()
    assert write.letters(loan_report(asks), "deletion", packages=[asks.installed.package])


@pytest.mark.parametrize(
    "access",
    [{"last_access": True}, {"effective": Effective.UNKNOWN}, {"comes_unasked": True}],
    ids=["was seen reading", "was not read", "comes without a question"],
)
def test_app_that_read_or_may_read_gets_its_letter(write, loan_report, build, access):
    fields = {"effective": Effective.ASKS, **access}
    if "last_access" in fields:
        fields["last_access"] = build.time()
    assert write.letters(loan_report(build.app(access=[build.access(**fields)])), "deletion")


def test_app_that_had_its_access_taken_away_gets_its_letter(write, loan_report, build):
    blocked = build.app(access=[build.access(effective=Effective.BLOCKED)])
    line = ReceiptLine(
        package=blocked.installed.package,
        user=0,
        step="leave-accessibility",
        target="com.x/.Service",
        outcome=Outcome.DONE,
        because=build.gap().reason,
        at=build.time(day=20).astimezone(UTC),
    )
    assert write.letters(loan_report(blocked), "deletion") == ()
    (letter,) = write.letters(loan_report(blocked, receipts=(line,)), "deletion")
    told = [part.text.values for part in letter.parts if "switched off for it" in part.text.template]
    assert "2026-11-20 21:40 +08:00" in repr(told), "in the zone of all other times"


def test_proposal_to_pay_is_written_only_when_it_or_its_app_is_named(write, loan_report):
    def kinds(*named, **choice):
        return {one.kind.value for one in write.letters(loan_report(), *named, **choice)}

    assert "repayment" not in kinds()
    assert kinds("repayment") == {"repayment"}
    assert "repayment" in kinds(packages=["com.kuaijie.cashloan"])


@pytest.mark.parametrize("country", ["CN", "IN", "KE", "MX", "XX"])
def test_lender_is_written_to_in_every_country(write, loan_report, country):
    assert "complaint-lender" in {one.template for one in write.letters(loan_report(), countries=(country,))}


def test_every_country_with_offices_has_a_letter_to_one_or_its_police(write, loan_report, pack):
    codes = {one.country.code for one in pack.channels} - {"ANY"}
    with_letters = {
        code
        for code in codes
        if any(one.names_office for one in write.letters(loan_report(), "complaint", countries=(code,)))
    }
    with_offices = {one.country.code for one in pack.channels if one.kind.value in {"regulator", "privacy"}} - {"ANY"}
    assert with_offices <= with_letters


def test_every_office_that_takes_letters_can_be_named(write, loan_report, pack):
    takes_none = {"legal-aid", "court"}
    for channel in pack.channels:
        letters = write.letters(loan_report(), countries=(channel.country.code,), offices=(channel.id,))
        assert (channel.id, bool(letters)) == (channel.id, channel.kind.value not in takes_none)


def test_each_app_has_its_own_letter(write, loan_report, build):
    other = build.app("com.other.loan", "Other", access=[build.access()])
    letters = write.letters(loan_report(build.app(access=[build.access()]), other), "deletion")
    assert [one.package for one in letters] == ["com.kuaijie.cashloan", "com.other.loan"]


def test_copies_of_one_app_share_a_letter(write, loan_report, build):
    assert len(write.letters(loan_report(build.app(access=[build.access()]), build.app(user=10)), "deletion")) == 1


def test_larger_app_with_credit_inside_is_written_about_only_when_named(write, loan_report, build):
    report = loan_report(build.app("com.eg.android.AlipayGphone", "支付宝", verdict=Verdict.CREDIT_INSIDE))
    assert write.letters(report, "deletion") == ()
    assert write.letters(report, "deletion", packages=["com.eg.android.AlipayGphone"])


def test_message_to_the_contacts_names_no_app_and_needs_none(write, build, english):
    (first, _) = write.letters(build.report(build.app()), "contacts")
    text = write.text(english, first)
    assert "快捷借款" not in text
    assert "cashloan" not in text


def test_police_report_without_an_app_is_not_written(write, build):
    assert write.letters(build.report(build.app()), "police") == ()


def test_name_is_a_blank_until_it_is_given(write, loan_report, english):
    (blank,) = write.letters(loan_report(), "deletion")
    (named,) = write.letters(loan_report(), "deletion", name="Li Lei")
    assert "From: ____ (name)." in write.text(english, blank)
    assert "From: Li Lei." in write.text(english, named)


def test_company_is_always_a_blank(write, loan_report, english):
    (letter,) = write.letters(loan_report(), "deletion")
    assert "To: ____ (company, as in the contract)" in write.text(english, letter)


@pytest.mark.parametrize("kind", ["contacts", "deletion", "complaint", "police", "repayment"])
@pytest.mark.parametrize("country", ["CN", "IN", "ID", "PH", "KE", "MX", "EU", "XX"])
def test_no_letter_accuses_anybody(write, loan_report, english, kind, country):
    for letter in write.letters(loan_report(), kind, countries=(country,)):
        body = said(letter, english)
        named = [one.cite for one in letter.law] + ([letter.office.name] if letter.office else [])
        for name in named:
            body = body.replace(name.in_language("en"), "")
        assert ACCUSING.search(body) is None


def test_demand_of_our_own_is_called_our_own(write, loan_report, english, chinese):
    (letter,) = write.letters(loan_report(), "deletion")
    english_text = " ".join(write.text(english, letter).split())
    before, own = english_text.split("What I ask for beyond that")
    assert "15 working days" not in before
    assert "The following are my own requests." in own
    assert "The term is my own" in own
    (in_chinese,) = write.letters(loan_report(), "deletion", language="zh-CN")
    assert "十五个工作日" in write.text(chinese, in_chinese).replace("\n   ", "")


@pytest.mark.parametrize("country", ["IN", "VN", "EU"])
def test_only_what_the_law_on_file_gives_is_asked_for_on_its_basis(write, loan_report, english, country):
    (letter,) = write.letters(loan_report(), "deletion", countries=(country,))
    on_its_basis, beyond = " ".join(write.text(english, letter).split()).split("What I ask for beyond that")
    assert "I withdraw it" in on_its_basis
    assert "Please delete my contacts" in on_its_basis
    for own in (
        "Please tell me what you hold",
        "send me a copy",
        "name everyone who received",
        "do nothing with it but",
    ):
        assert own not in on_its_basis
        assert own in beyond


def test_right_to_know_and_to_a_copy_is_law_in_china(write, loan_report, english):
    (letter,) = write.letters(loan_report(), "deletion")
    on_its_basis, beyond = " ".join(write.text(english, letter).split()).split("What I ask for beyond that")
    assert "Please send me a copy" in on_its_basis
    assert "name everyone who received" in beyond


def test_union_has_its_own_term_and_not_ours(write, loan_report, english):
    (letter,) = write.letters(loan_report(), "deletion", countries=("EU",))
    text = write.text(english, letter)
    assert "Article 12(3) of the GDPR gives you one month" in text
    assert "15 working days" not in text


def test_country_without_law_gets_a_letter_that_cites_none(write, loan_report, english):
    (letter,) = write.letters(loan_report(), "deletion", countries=("XX",))
    assert letter.law == ()
    text = " ".join(write.text(english, letter).split())
    assert "I ask for the following: The following are my own requests. I do not say that a law sets them" in text
    assert "What I ask for beyond that" not in text
    assert any("this letter cites none and calls every point a request of your own" in one for one in notes(letter))


@pytest.mark.parametrize("code", ["ID", "PH", "KE", "MX", "NG"])
def test_request_of_a_country_with_other_law_says_which_law_is_not_on_file(write, loan_report, code):
    (letter,) = write.letters(loan_report(), "deletion", countries=(code,))
    assert letter.law == ()
    assert any("No provision on deletion is on file for your country" in one for one in notes(letter))


def notes(letter):
    return [part.text.template for part in letter.notes]


def test_law_that_binds_licensed_lenders_is_cited_with_that_condition(write, loan_report, english):
    (letter,) = write.letters(loan_report(), "deletion", countries=("IN",))
    assert "Directions 2025, on deletion (if the lender is licensed)" in " ".join(write.text(english, letter).split())


def test_article_that_may_be_wrong_is_in_no_cite(pack):
    numbered = re.compile(r"\b(art|para|sec)[a-z]*\. ?\d|Bis")
    doubtful = [
        one
        for one in pack.law
        if ("article" in one.source and "unverified" in one.source) or "may have moved" in one.text.in_language("en")
    ]
    assert [one.id for one in doubtful if numbered.search(one.cite.in_language("en"))] == []


def test_no_letter_written_unasked_says_that_there_is_a_loan(write, loan_report, english):
    for letter in write.letters(loan_report()):
        body = said(letter, english)
        assert not any(word in body for word in ("this loan", "the loan is", "the loan and"))


def test_formal_report_in_mexico_goes_to_the_prosecutor(write, loan_report, english):
    (letter,) = write.letters(loan_report(), "police", countries=("MX",))
    assert "Ministerio Público / Fiscalía" in write.text(english, letter)
    assert letter.office.id == "mx-fiscalia"


def test_report_of_calls_asks_for_something_is_signed_and_encloses_what_it_quotes(write, loan_report, english):
    (letter,) = write.letters(loan_report(), offices=("cn-12321",))
    body = said(letter, english)
    assert "What I ask for" in body
    assert "The report of adbaudit on this phone" in body
    assert "Signature:" in body


def test_every_cite_is_verified_and_no_draft(write, loan_report, pack):
    for code in sorted({one.country.code for one in pack.law}):
        for letter in write.letters(loan_report(), countries=(code,)):
            assert [one.id for one in letter.law if not one.verified or one.kind is LawKind.DRAFT] == []


def test_each_cite_has_its_source_and_day_in_the_notes_and_not_in_the_letter(write, loan_report, english):
    for letter in write.letters(loan_report()):
        words = Words(translator=english)
        notes = " ".join(write.guide(english, (letter,)))
        assert all(one.source[:40] in notes and f"Read on {one.checked}" in notes for one in letter.law)
        body = said(letter, english)
        assert [one.id for one in letter.law if words.local(one.cite) not in body] == []
        assert "LawRefBook" not in body


def test_standards_are_told_apart_from_law(write, loan_report, english):
    (_, letter, *_) = write.letters(loan_report(), "complaint")
    text = " ".join(write.text(english, letter).split())
    law, trade = text.split("These standards and rules of associations speak of it too; they are no law:")
    assert "GB/T 45251" in trade
    assert "GB/T 45251" not in law


def test_points_are_counted_through_the_letter(write, loan_report):
    (letter,) = write.letters(loan_report(), "deletion")
    numbers = [part.number for part in letter.parts if part.number]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SourceKind.ADB, "Read from my phone (Google Pixel 7) on 2026-11-20 10:12 +08:00"),
        (
            SourceKind.FOLDER,
            "Read from a folder of saved outputs (Google Pixel 7), as it was on 2026-11-20 10:12 +08:00",
        ),
        (SourceKind.BUGREPORT, "Read from a bug report (Google Pixel 7)"),
    ],
)
def test_letter_says_from_what_its_facts_were_read(write, loan_report, build, english, source, said):
    provenance = replace(build.report().provenance, source=source)
    (letter,) = write.letters(loan_report(provenance=provenance), "deletion")
    assert said in " ".join(write.text(english, letter).split())


def test_gaps_of_the_phone_are_told_and_are_no_no(write, loan_report, build, english):
    (letter,) = write.letters(loan_report(gaps=(build.gap(),)), "deletion")
    text = " ".join(write.text(english, letter).split())
    assert "Not everything on the phone could be read." in text
    (whole,) = write.letters(loan_report(), "deletion")
    assert "Not everything" not in write.text(english, whole)


def test_office_that_nobody_verified_is_marked_in_the_notes(write, loan_report, english):
    (letter,) = write.letters(loan_report(), countries=("KE",), offices=("ke-cbk",))
    assert any("Not verified: check the number or address first." in one for one in write.guide(english, (letter,)))


def test_office_without_number_or_address_is_marked_too(write, loan_report, english):
    (letter,) = write.letters(loan_report(), countries=("GH",), offices=("gh-bog",))
    assert any("Bank of Ghana" in one and "Not verified" in one for one in write.guide(english, (letter,)))


@pytest.mark.parametrize("form", FORMATS)
def test_same_input_gives_the_same_letter(write, loan_report, english, form):
    (letter,) = write.letters(loan_report(), "deletion")
    assert write.text(english, letter, form) == write.text(english, letter, form)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_letter_in_the_offices_language_has_notes_in_the_persons(write, loan_report, english, chinese, form):
    letters = write.letters(loan_report(), "deletion", language="zh-CN")
    page = as_one(Guided(letters=letters, say=english, letter_say=chinese), form)
    assert "删除个人信息请求书" in page
    assert "Keep a copy, and proof of the day" in " ".join(page.split())


def test_letters_fit_eighty_columns(write, loan_report, chinese):
    page = write.whole(chinese, write.letters(loan_report(), language="zh-CN"))
    assert max(cell_len(line) for line in page.splitlines()) <= 80


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_letter_reads_as_it_was_read_by_eye(write, loan_report, build, golden, language):
    read = build.access(last_access=build.time())
    report = loan_report(build.app(access=[read, build.access("READ_SMS", Effective.UNKNOWN)]), gaps=(build.gap(),))
    say = load_translator(language)
    golden(f"letters-{language}.txt", write.whole(say, write.letters(report, language=language)))


def said(letter, say):
    """The words of a letter as they are before any format cuts them into lines."""
    return " ".join(Words(translator=say)(part.text) for part in letter.parts)
