"""Whole pages of the editors, kept for readers who are not signed in.

`keys` says which requests may be answered so and under which key, `terms` gathers while a page is written how long and
on whose consent it holds, `entries` is what is kept, `generations` lets all of it become old at once, `middleware` does
the work. docs/operations.md tells operators about it.
"""
