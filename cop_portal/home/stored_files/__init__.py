"""Search staff and stored files: which are damaged, and how one is removed on a legal ground.

Staff may not know whose a file is, so no page here says its name, who uploaded it or what it belongs to.
"""
