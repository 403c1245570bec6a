"""What must be so before the first page is asked for."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """The room of accounts; others' models keep days, and nobody makes rows of permissions that nobody asks."""

    name = "colonnade.apps.accounts"

    def ready(self) -> None:
        """Teach the models of others."""
        from django.contrib.auth.management import create_permissions  # noqa: PLC0415 -- models are there only now
        from django.contrib.contenttypes.management import create_contenttypes  # noqa: PLC0415 -- likewise

        from colonnade.apps.accounts.days import keep_days  # noqa: PLC0415 -- likewise

        keep_days()
        post_migrate.disconnect(create_permissions, dispatch_uid="django.contrib.auth.management.create_permissions")
        post_migrate.disconnect(create_contenttypes)
