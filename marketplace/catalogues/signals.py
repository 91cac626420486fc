"""Rows saved or deleted one by one give rules and catalogues a new version."""

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save

from marketplace.catalogues.models import ShortageEntry
from marketplace.catalogues.policy_version import policy_changed

for model in apps.get_app_config("catalogues").get_models():
    uid = f"policy_changed_{model._meta.model_name}"
    post_save.connect(policy_changed, sender=model, dispatch_uid=uid)
    post_delete.connect(policy_changed, sender=model, dispatch_uid=uid)
m2m_changed.connect(policy_changed, sender=ShortageEntry.districts.through, dispatch_uid="policy_changed_districts")
