"""Pictures of titles: which file holds one, and what it comes to in the cells of a terminal.

Nothing here draws, and nothing is fetched: only files of this machine are looked at. Pillow, of the
extra `pictures`, is loaded when the first picture is scaled.
"""
