"""The small dialogs, in which the user says a day, a rating, a note, tags, or chooses something."""
