"""Mails as their readers want them: at once, once a week in one mail, or not at all."""
