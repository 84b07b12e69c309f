"""The web page of a report on sheets of A4, as a PDF file.

Takes: the page as `html/` writes it. Gives: bytes. May import: `ports`, `errors`, `model`; WeasyPrint only here.
WeasyPrint is an extra, `adbaudit[pdf]`: it needs Pango, which most Linux systems have and others must be given.
To change how it looks: the rules for print in `html/templates/style.css`.
"""
