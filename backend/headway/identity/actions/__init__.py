"""What people do with accounts: sign in, set up, be invited, hold tokens."""

from headway.identity.actions.accounts import (
    change_account_roles,
    deactivate_account,
    invite_account,
    invite_colleagues,
)
from headway.identity.actions.links import accept_invitation, ask_for_reset, reset_link, reset_password
from headway.identity.actions.setting_up import create_administrator, set_up, update_organisation
from headway.identity.actions.signing_in import SignedIn, sign_in, sign_out
from headway.identity.actions.spending import add_spending
from headway.identity.actions.throttling import Throttled
from headway.identity.actions.tokens import create_api_token, revoke_api_token

__all__ = [
    "SignedIn",
    "Throttled",
    "accept_invitation",
    "add_spending",
    "ask_for_reset",
    "change_account_roles",
    "create_administrator",
    "create_api_token",
    "deactivate_account",
    "invite_account",
    "invite_colleagues",
    "reset_link",
    "reset_password",
    "revoke_api_token",
    "set_up",
    "sign_in",
    "sign_out",
    "update_organisation",
]
