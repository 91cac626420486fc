#!/usr/bin/env python
"""Django's command line, with the development settings unless told otherwise."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    # A command may read a whole table; a web request may not.
    os.environ.setdefault("DATABASE_STATEMENT_SECONDS", "300")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
