"""The directory: a reader's organizations by text and facets, with the counts beside every choice.

A request is read (``filters``, ``address``), answered by the search and an index in memory (``query``) and put into
words (``page``, ``facets``). ``index`` holds ``facts`` as sets of ``bits``; ``reading`` sees them as one reader may.
"""
