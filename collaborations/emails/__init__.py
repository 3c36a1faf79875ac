"""Mails of the collaborations, one subject a file. Each says that something waits and links to it; none names a
partner, topic, file or person.

Called through ``cop_portal.mail.run_later`` with ids, so each finds what it needs when it is sent; what has gone since
sends nothing.
"""
