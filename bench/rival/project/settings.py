"""A project with one app over the tables that are there; addresses come from bench/rival."""

import os

HOST, PORT, NAME, USER, PASSWORD = os.environ["RIVAL_DATABASE"].split()
SECRET_KEY = "only for measuring"  # noqa: S105
INSTALLED_APPS = ["django_elasticsearch_dsl", "craftsmen"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": HOST,
        "PORT": PORT,
        "NAME": NAME,
        "USER": USER,
        "PASSWORD": PASSWORD,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
ELASTICSEARCH_DSL = {"default": {"hosts": os.environ["RIVAL_ELASTICSEARCH"].split(","), "request_timeout": 120}}
ELASTICSEARCH_DSL_AUTOSYNC = False
