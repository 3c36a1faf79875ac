"""Drafting a memorandum: what is written of it, how it reads as a whole, its versions, and its paper to sign."""
