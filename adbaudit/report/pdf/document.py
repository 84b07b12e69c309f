"""A page as PDF/UA: tagged, so that it can be read aloud; no name, no path and no time of its own in it."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from adbaudit.errors import UsageFault
from adbaudit.model.message import Message, message

_STANDARD = "pdf/ua-1"
"""ISO 14289-1."""
_BREAK = "\u200b"
"""A place where a line may end: as a sign it takes a fifth of the time that it takes as an element of its own."""


def pdf_of(html: str) -> bytes:
    """The same page gives the same bytes.

    Raises:
        UsageFault: WeasyPrint, or a library of the system that it needs, is not there.

    """
    weasyprint = _library()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols={"data"})
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    text = html.replace("<wbr>", _BREAK)
    written = weasyprint.HTML(string=text, url_fetcher=fetcher).write_pdf(
        pdf_variant=_STANDARD, pdf_identifier=identifier
    )
    return bytes(written)


def check_is_there() -> None:
    """Before anything is read, so that nobody waits for a report that cannot be written.

    Raises:
        UsageFault: as above.

    """
    _library()


def _library() -> Any:  # noqa: ANN401  # it ships no types
    """It logs every rule of the style sheet that only browsers know, which nobody here can use."""
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        import weasyprint  # noqa: PLC0415  # an extra, and slow to load
    except ImportError as fault:
        raise _lacks(
            message("PDF needs a part of adbaudit that is not installed here."),
            message(
                "Install it with: pip install weasyprint – or use --format html and print the page from a browser."
            ),
        ) from fault
    except OSError as fault:
        raise _lacks(
            message("PDF needs Pango, and this system does not have it: {why}", why=str(fault).splitlines()[0]),
            message(
                "Install Pango (Debian and Ubuntu: apt install libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew "
                "install pango) – or use --format html and print the page from a browser."
            ),
        ) from fault
    return weasyprint


def _lacks(happened: Message, next_step: Message) -> UsageFault:
    means = message("Nothing was read or written. All other formats work without it.")
    return UsageFault(happened, means=means, next_step=next_step)
