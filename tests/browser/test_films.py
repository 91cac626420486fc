"""A film of one's own in a real browser: it plays to its end out of pieces, and can be wound."""

from __future__ import annotations

import base64
import dataclasses
from typing import Any

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import Page

from cms.films.cleaning import cleaned
from cms.films.kinds import fits_its_name
from cms.models import CmsDocument
from cms.tree import build_tree
from tests.cms.showing import picture, story

PIECE = 30_000
RECORD = """async () => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const painting = setInterval(() => {
    for (let count = 0; count < 60; count += 1) {
      pen.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
      pen.fillRect(Math.random() * canvas.width, Math.random() * canvas.height, 40, 40);
    }
  }, 60);
  const recorder = new MediaRecorder(canvas.captureStream(15), {mimeType: "video/webm;codecs=vp8"});
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start(200);
  setTimeout(() => recorder.stop(), 2500);
  await stopped;
  clearInterval(painting);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""
PLAY = """async (film) => {
  film.muted = true;
  const ended = new Promise((resolve, refuse) => { film.onended = resolve; film.onerror = () => refuse(film.error); });
  await film.play();
  await ended;
  return film.videoWidth;
}"""
WIND = """async (film) => {
  const there = new Promise((resolve) => { film.onseeked = resolve; });
  film.currentTime = 1;
  await there;
  return film.currentTime;
}"""


@pytest.fixture
def film(clean_page: Page, live_server: Any) -> CmsDocument:
    """Recorded by the browser itself."""
    build_tree()
    clean_page.goto(live_server.url)
    file = ContentFile(base64.b64decode(clean_page.evaluate(RECORD)), "film.webm")
    assert fits_its_name(file, "film.webm")
    before = file.size
    cleaned(file, "film.webm")
    assert file.size == before
    document = CmsDocument(title="焊花", file=file)
    document._set_document_file_metadata()
    document.save()
    return document


def test_a_film_plays_to_its_end_in_pieces_and_can_be_wound(
    clean_page: Page, live_server: Any, film: CmsDocument, settings: Any
) -> None:
    settings.LIMITS = dataclasses.replace(settings.LIMITS, film_answer_bytes=PIECE)
    value = {"title": "焊花", "file": film, "link": "", "poster": picture(), "transcript": "焊花落下。"}
    answers: list[int] = []
    clean_page.on("response", lambda answer: answers.append(answer.status) if "/documents/" in answer.url else None)
    clean_page.goto(live_server.url + story(body=[("video", value)]).url)
    assert answers == []
    shown = clean_page.locator("video")
    assert shown.evaluate(PLAY) == 300
    assert set(answers) == {206}
    assert len(answers) >= film.file_size // PIECE
    assert shown.evaluate(WIND) == 1
    clean_page.goto("about:blank")
