"""Keys of rows in addresses and forms: whole numbers that every database can look up."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter

DIGITS = 18
"""A column of 64 bits holds every number of so many digits."""


class KeyConverter(IntConverter):
    """`<key:name>` in a route: a longer number leads nowhere, as one that no row has."""

    regex = f"[0-9]{{1,{DIGITS}}}"


register_converter(KeyConverter, "key")


def is_key(value: object) -> bool:
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS
