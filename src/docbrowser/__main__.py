"""The program's entrance: `docbrowser` and `python -m docbrowser`."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # What is loaded at the start stays: to look through it for garbage would be in vain.
    gc.disable()
    from docbrowser.cli.main import run

    try:
        code = run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - a sentence and the log, whatever it is
        from docbrowser.cli import crash

        crash.tell(error)
        code = 1
    sys.exit(code)


if __name__ == "__main__":
    main()
