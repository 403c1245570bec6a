"""By which way a page is asked for: passphrases go only over one that nobody reads along.

That is TLS; this machine itself; or an onion address, which the network closes from end to end.
"""

from ipaddress import ip_address

from django.http import HttpRequest
from django.http.request import split_domain_port

from colonnade.core.errors import Refusal


class OpenWay(Refusal):
    """A passphrase would be read along the way."""

    code = "accounts.open_way"


def require_guarded_way(request: HttpRequest) -> None:
    """Refuse a way that others can read along."""
    if not (request.is_secure() or is_closed_host(split_domain_port(request.get_host())[0])):
        raise OpenWay


def is_closed_host(host: str) -> bool:
    """Whether the host is this machine, or an onion service."""
    if host == "localhost" or host.endswith((".localhost", ".onion")):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
