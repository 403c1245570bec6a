"""The log's files and proofs, the same in every language. Source: C2SP tlog-tiles."""

from django.urls import path, re_path

from colonnade.apps.publiclog import views
from colonnade.core.ids import ACT_ID

_FOLDER = r"logs/[0-9a-f]{64}"

urlpatterns = [
    path("log/checkpoint", views.checkpoint, name="checkpoint"),
    path("log/vkey", views.key, name="vkey"),
    re_path(r"^log/(?P<name>tile/[^?]+)$", views.tile, name="tile"),
    re_path(rf"^(?P<folder>{_FOLDER})/checkpoint$", views.checkpoint, name="checkpoint_of"),
    re_path(rf"^(?P<folder>{_FOLDER})/vkey$", views.key, name="vkey_of"),
    re_path(rf"^(?P<folder>{_FOLDER})/(?P<name>tile/[^?]+)$", views.tile, name="tile_of"),
    re_path(rf"^acts/(?P<act>{ACT_ID.pattern})\.tlog-proof$", views.proof, name="proof"),
    re_path(rf"^acts/(?P<act>{ACT_ID.pattern})\.act$", views.entry, name="entry"),
    re_path(r"^forks/(?P<digest>[0-9a-f]{64})\.fork$", views.fork, name="fork"),
    re_path(r"^forks/(?P<digest>[0-9a-f]{64})/(?P<side>[12])\.checkpoint$", views.fork_side, name="fork_side"),
    re_path(r"^blobs/(?P<digest>[0-9a-f]{64})$", views.sealed_blob, name="sealed_blob"),
    re_path(r"^documents/(?P<digest>[0-9a-f]{64})$", views.blob, name="blob"),
]
