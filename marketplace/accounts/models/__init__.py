from marketplace.accounts.models.consents import Consent
from marketplace.accounts.models.users import User

__all__ = ["Consent", "User"]
