"""Model -> public files: pure functions that return text. Same input, same bytes."""
