"""The tables of the index: an SQLite file that is derived from the catalogues.

A title's row number is its rank: the lower, the better known. So the first rows that a full-text
query yields are the ones to show first, and no query has to sort. Row numbers have gaps, in which
a title that was changed later finds a place near its old one.
"""

from __future__ import annotations

from typing import Final

VERSION: Final = 8
"""To be raised with every change of what the index holds, of `text.fold` and of `terms`."""
GAP: Final = 4

# Words are folded and parted by spaces already, so the plainest tokenizer will do. The prefix
# lengths are those of one to three letters behind the letter of a field.
TABLES: Final = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE complaints (sentence TEXT NOT NULL);
CREATE TABLE titles (
  rank INTEGER PRIMARY KEY, id TEXT NOT NULL, popularity REAL NOT NULL,
  first_year INTEGER, last_year INTEGER, year INTEGER, runtime INTEGER, episodes INTEGER,
  rating REAL, added TEXT NOT NULL, conflicting INTEGER NOT NULL
);
CREATE TABLE spent (rank INTEGER PRIMARY KEY);
CREATE TABLE summaries (rank INTEGER PRIMARY KEY, summary BLOB NOT NULL);
CREATE TABLE episodes (rank INTEGER PRIMARY KEY, identities BLOB NOT NULL);
CREATE TABLE names (
  lang TEXT NOT NULL, sort_name TEXT NOT NULL, title INTEGER NOT NULL,
  PRIMARY KEY (lang, sort_name, title)
) WITHOUT ROWID;
CREATE TABLE keys (key INTEGER NOT NULL, title INTEGER NOT NULL, PRIMARY KEY (key, title))
  WITHOUT ROWID;
CREATE TABLE ratings (title INTEGER NOT NULL, value REAL NOT NULL, votes INTEGER);
CREATE TABLE awards (
  title INTEGER NOT NULL, award TEXT NOT NULL, year INTEGER, category TEXT, outcome TEXT
);
CREATE TABLE documents (
  catalog INTEGER NOT NULL, number INTEGER NOT NULL, title INTEGER NOT NULL,
  offset INTEGER NOT NULL, length INTEGER NOT NULL, digest BLOB NOT NULL,
  PRIMARY KEY (catalog, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5(
  terms, content='', columnsize=0, detail=full, prefix='2 3 4', tokenize='ascii'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(texts, 'row');
CREATE TABLE words (word TEXT PRIMARY KEY, letters TEXT NOT NULL, count INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE forms (form TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (form, word))
  WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE UNIQUE INDEX titles_by_id ON titles (id);
CREATE INDEX ratings_by_title ON ratings (title);
CREATE INDEX keys_by_title ON keys (title);
CREATE INDEX documents_by_title ON documents (title);
CREATE INDEX awards_by_title ON awards (title);
CREATE INDEX awards_by_name ON awards (award);
CREATE INDEX titles_by_year ON titles (first_year);
CREATE INDEX words_by_ending ON words (substr(word, -2), length(word));
"""
# Before titles can be ranked all of them must be known: until then they wait here.
STAGE: Final = """
CREATE TEMP TABLE staged (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, summary BLOB NOT NULL, identities BLOB,
  terms TEXT NOT NULL,
  popularity REAL NOT NULL, sort_name TEXT NOT NULL, first_year INTEGER, last_year INTEGER,
  year INTEGER, runtime INTEGER, episodes INTEGER, rating REAL, added TEXT NOT NULL,
  conflicting INTEGER NOT NULL
);
CREATE TEMP TABLE staged_names (number INTEGER, lang TEXT, sort_name TEXT);
CREATE TEMP TABLE staged_keys (number INTEGER, key INTEGER);
CREATE TEMP TABLE staged_ratings (number INTEGER, value REAL, votes INTEGER);
CREATE TEMP TABLE staged_awards (
  number INTEGER, award TEXT, year INTEGER, category TEXT, outcome TEXT
);
CREATE TEMP TABLE staged_documents (
  id TEXT, catalog INTEGER, number INTEGER, offset INTEGER, length INTEGER, digest BLOB
);
CREATE TEMP TABLE staged_forms (form TEXT, word TEXT);
"""
