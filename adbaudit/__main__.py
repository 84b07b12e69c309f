"""The program: `adbaudit …` and `python -m adbaudit …`."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end with its exit code."""
    try:
        from adbaudit.cli.main import run  # noqa: PLC0415  # importing this module does nothing

        code = run()
    except KeyboardInterrupt:  # before or after `run`, which has words for it: a traceback would say less than nothing
        code = 130
    raise SystemExit(code)


if __name__ == "__main__":
    main()
