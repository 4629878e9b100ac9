"""From the files that people have to records and deeds: one small module a format."""
