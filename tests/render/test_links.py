"""Links from a catalogue: only what a browser can be trusted with."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docbrowser.tui.links import host, safe_url

GOOD = (
    "https://example.org",
    "http://example.org/",
    "https://example.org:8443/a/b?c=d&e=%20f#g",
    "https://de.wikipedia.org/wiki/Бернштейн",
    "http://[2001:db8::1]/x",
    "https://xn--mnchen-3ya.example/",
)
BAD = (
    "",
    "example.org",
    "//example.org/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "https:",
    "https:///etc/passwd",
    "https://:80/",
    "https://user@example.org/",
    "https://example.org@evil.example/",
    "https://user:pass@example.org/",
    "https://example.org\\@evil.example/",
    "https://example.org/a b",
    " https://example.org",
    "https://example.org\n",
    "https://exam\tple.org",
    "https://example.org/\x1b]52;c;x\x07",
    "https://example.org/\u202egnp",
    "https://example.org/\u200b",
    "https://example.org:99999/",
    "https://example.org:0/",
    "https://example.org:x/",
    "http://[::1",
    "--help",
)


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_web_address_can_be_opened(address: str) -> None:
    assert safe_url(address) == address


def test_a_scheme_in_capitals_is_written_small() -> None:
    assert safe_url("HTTPS://example.org/A") == "https://example.org/A"


@pytest.mark.parametrize("address", BAD, ids=ascii)
def test_anything_else_cannot(address: str) -> None:
    assert safe_url(address) is None


PARTS = st.sampled_from(
    [
        "http",
        "https",
        "://",
        ":",
        "//",
        "/",
        "@",
        "a.b",
        "[",
        "]",
        "?",
        "#",
        ";",
        "%",
        "é",
        "١",
        "\\",
    ]
)


@given(
    st.text()
    | st.lists(PARTS).map("".join)
    | st.lists(PARTS).map(lambda p: "http://a" + "".join(p))
)
@example("http://a/?")
@example("http://a//b/#")
@example("http://a;x")
def test_what_is_let_through_is_http_with_a_host_and_stays_itself(address: str) -> None:
    safe = safe_url(address)
    if safe is None:
        return
    assert urlsplit(safe).scheme in {"http", "https"}
    assert host(safe)
    assert not any(letter.isspace() or not letter.isprintable() for letter in safe)
    assert safe_url(safe) == safe
