"""A request that cannot be read, and a fault of our own, are answered by our pages, which tell nothing more."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import HERE

pytestmark = pytest.mark.django_db
LEADS = {"en": "What was sent is nothing that this site takes", "fa": "آنچه فرستاده شد چیزی نیست که این سایت بپذیرد"}
BROKEN = b'--x\r\nContent-Disposition: form-data; name="words"\r\n'


def _claim_our_page(response: Any, language: str, *untold: str) -> None:
    page = response.content.decode()
    assert response.status_code == 400
    assert LEADS[language] in page
    assert f'<html lang="{language}"' in page
    assert f'<a href="/{language}/">' in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert not [each for each in ("Traceback", "django", "Django", "Exception", *untold) if each in page]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_request_for_another_host_is_answered_by_our_page(client: Client, language: str) -> None:
    response = client.get(f"/{language}/log/", headers={"Host": "evil.invalid"})

    _claim_our_page(response, language, "evil.invalid", "ALLOWED_HOSTS")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_form_that_cannot_be_read_is_answered_by_our_page(client: Client, language: str) -> None:
    many = {f"field{number}": "x" for number in range(1001)}
    _claim_our_page(client.post(f"/{language}/search/", many), language, "field7", "1000")

    multipart = "multipart/form-data; boundary="
    _claim_our_page(client.post(f"/{language}/search/", BROKEN, content_type=multipart), language, "boundary")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "larger than this site takes"), ("fa", "بزرگ‌تر از آن است که این سایت بپذیرد")]
)
def test_a_file_that_is_too_large_is_told_to_be_so(settings: LazySettings, language: str, said: str) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10_000
    file = SimpleUploadedFile("heron.statute", b"x" * 10_001)
    response = Client(SERVER_NAME=HERE).post(f"/{language}/statutes/check/", {"statute_file": file})

    assert response.status_code == 400
    assert said in response.content.decode()
    assert "heron" not in response.content.decode()


def test_an_address_outside_both_languages_is_answered_in_the_readers(client: Client) -> None:
    for language in LEADS:
        headers = {"Host": "evil.invalid", "Accept-Language": language}
        _claim_our_page(client.get("/log/checkpoint", headers=headers), language)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_request_that_cannot_be_read_is_told_in_no_log(
    client: Client, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    client.get(f"/{language}/", headers={"Host": "evil.invalid"})

    assert capfd.readouterr() == ("", "")
