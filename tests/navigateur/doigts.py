"""Fingers whose time is ours: what they do does not depend on how busy the machine is."""

from __future__ import annotations

import time

from playwright.sync_api import Locator

LENT = """() => document.addEventListener('pointerup', () => {
  const attente = new XMLHttpRequest();
  attente.open('GET', '/lent', false);
  attente.send();
}, { capture: true })"""
"""A device that takes long over each finger: what it handles late was not done late. Its page waits
for an answer, held for 0.9 s (`conftest.serve`): nothing else is done there, or computed here."""


def double_tap(place: Locator, *, right: bool = False) -> None:
    """Two taps of a finger that shakes at the left end of `place`, or the right, 150 ms apart.

    The end that what the first tap puts there still covers, or the second falls beside it.
    """
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    points = [{"x": box["x"] + (box["width"] - 8 if right else 8), "y": box["y"] + 8}]
    fingers = place.page.context.new_cdp_session(place.page)
    start = time.time()
    for moment in (start, start + 0.15):
        for kind, touched in (("touchStart", points), ("touchEnd", [])):
            fingers.send(
                "Input.dispatchTouchEvent",
                {"type": kind, "touchPoints": touched, "timestamp": moment},
            )
    fingers.detach()
