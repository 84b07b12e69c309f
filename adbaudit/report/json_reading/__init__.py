"""A saved JSON report as a `Report` again, so that it can be rendered anew and compared.

Takes: JSON text of schema `adbaudit/report/1`, and what turns saved words back into `Message`s and `LocalText`s.
Gives: `Report`s. May import: `ports`, `errors`, `model`. A saved file is hostile: every value is checked on the way in.
To add a field: in `json_format/` and the schema first, then here, with what stands for it where it is missing.
"""
