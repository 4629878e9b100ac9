"""The program's entrance: `docbrowser` and `python -m docbrowser`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from docbrowser.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
