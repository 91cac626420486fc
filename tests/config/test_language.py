import pytest

from config.language import language_of

PREFERS_ENGLISH = {"accept-language": "en-GB,en;q=0.9"}


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "zh-hans"),
        ("/needs/", "zh-hans"),
        ("/en/", "en"),
        ("/en", "en"),
        ("/en/needs/", "en"),
        ("/energy/", "zh-hans"),
        ("/healthz", "zh-hans"),
        ("/zh/", "zh-hans"),
    ],
)
def test_the_language_follows_from_the_path_alone(path, language):
    assert language_of(path) == language


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "language"), [("/no/such/page/", "zh-hans"), ("/en/no/such/page/", "en")])
def test_neither_the_browser_nor_a_cookie_changes_the_language_of_an_address(client, path, language):
    client.cookies["django_language"] = "en" if language == "zh-hans" else "zh-hans"
    response = client.get(path, headers=PREFERS_ENGLISH)
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" not in response.headers.get("Vary", "")
