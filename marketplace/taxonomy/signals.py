"""Rows saved or deleted one by one give the vocabulary a new version."""

from django.apps import apps
from django.db.models.signals import post_delete, post_save

from marketplace.taxonomy.models import LoadedTable
from marketplace.taxonomy.vocabulary import vocabulary_changed

for model in apps.get_app_config("taxonomy").get_models():
    if model is not LoadedTable:
        uid = f"vocabulary_changed_{model._meta.model_name}"
        post_save.connect(vocabulary_changed, sender=model, dispatch_uid=uid)
        post_delete.connect(vocabulary_changed, sender=model, dispatch_uid=uid)
