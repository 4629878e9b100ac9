"""What the user has, as files for other programs and for reading: pieces of text, one by one."""
