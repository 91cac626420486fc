"""What is looked at before a page is published: one module a check, each a pure function over a `Draft`.

`reading` makes the draft of a page, `registry` is the table of checks, `gate` keeps pages back that must be mended.
"""
