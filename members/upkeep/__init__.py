"""What keeps profiles true: how fresh one is, "still true?", and the next useful thing to add."""
