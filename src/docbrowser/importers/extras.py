"""Libraries that come with the extra `import`."""

from __future__ import annotations

import importlib
from typing import Any

from docbrowser.i18n import _
from docbrowser.importers.items import RefusedError


def need(module: str) -> Any:
    """Return a module that reading a format takes.

    Raises:
        RefusedError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise RefusedError(
            _(
                "reading it takes {module}, of the extra `import`: install docbrowser-tui[import]"
            ).format(module=module.partition(".")[0])
        ) from None
