"""A text that is put to its parties: what must be there first, who has agreed, what came back and why."""
