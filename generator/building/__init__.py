"""From pages to a published site: one title or several, made, kept, put together, swapped."""
