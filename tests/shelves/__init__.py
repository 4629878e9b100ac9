"""People, awards and years: titles that stand together."""
