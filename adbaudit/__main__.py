"""The program: `adbaudit …` and `python -m adbaudit …`."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end with its exit code."""
    from adbaudit.cli.main import run  # noqa: PLC0415  # importing this module does nothing

    raise SystemExit(run())


if __name__ == "__main__":
    main()
