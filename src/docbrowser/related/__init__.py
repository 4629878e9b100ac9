"""More on this: titles and single episodes that are near to one, and why they are."""
