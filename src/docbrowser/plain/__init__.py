"""docbrowser as a conversation: a line is typed, and lines are the answer.

It is for screen readers, Braille displays and pipes: one title or fact a line, no panes, no
colours, and nothing that moves the cursor.
"""
