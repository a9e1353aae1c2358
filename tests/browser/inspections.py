"""What can be found wrong with a page, whatever it shows. Each returns findings in words."""

from __future__ import annotations

import re
from functools import cache

from playwright.sync_api import Page

from tests.real_server import ROOT

AXE = ROOT / "client" / "node_modules" / "axe-core" / "axe.min.js"
#: The last tag brings the rule ``target-size``, which is off unless it is named.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

RUN_AXE = """async (standards) => {
  const { violations } = await axe.run(document, {
    runOnly: { type: "tag", values: standards }, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`));
}"""

#: A radio button or a tick box is as large as its label. Links inside a sentence are exempt, as
#: they are in WCAG 2.5.5 and 2.5.8: their height is the line's.
SMALL_TARGETS = """() => {
  const controls = "a[href], button, input, select, textarea, summary, [role=button]";
  const inSentence = (one) => one.matches("a") && getComputedStyle(one).display === "inline"
    && one.parentElement.innerText.trim().length > one.innerText.trim().length;
  const target = (one) => one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one;
  return [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility()
    && !inSentence(one)).map(target).filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < 43.9 || height < 43.9;
    }).map((one) => `small: ${one.outerHTML.slice(0, 80)}`);
}"""

#: Sideways scroll of the page, text that leaves its box, and boxes that hide what is in them.
OUT_OF_BOUNDS = """() => {
  const found = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((one) =>
      one.getBoundingClientRect().right > page.clientWidth + 1).map((one) => one.className);
    found.push(`sideways: ${page.scrollWidth} > ${page.clientWidth}, ${wide}`);
  }
  const text = document.createRange();
  for (const box of document.querySelectorAll("button, .button, summary, .choice, li, td, th, p")) {
    if (!box.checkVisibility() || box.matches(".hidden")) continue;
    const shown = [box, ...box.querySelectorAll("*")].filter((one) => !one.closest(".hidden, svg"));
    const own = box.getBoundingClientRect();
    for (const node of shown.flatMap((one) => [...one.childNodes])) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      text.selectNodeContents(node);
      const inner = text.getBoundingClientRect();
      if (inner.width && (inner.left < own.left - 1 || inner.right > own.right + 1
        || inner.bottom > own.bottom + 3 || inner.top < own.top - 3)) {
        found.push(`outside: ${node.data.slice(0, 40)} in ${box.tagName}.${box.className}`);
      }
    }
  }
  for (const box of document.querySelectorAll("body *")) {
    if (box.closest(".hidden, svg, input, progress, .shower") || !box.checkVisibility()) continue;
    const hides = ["hidden", "clip"].includes(getComputedStyle(box).overflowY);
    if ((hides || box.matches("[data-fit]")) && box.clientHeight
      && box.scrollHeight > box.clientHeight + 1) found.push(`clipped: ${box.className}`);
  }
  return found;
}"""

#: What the head of every page must say.
HEAD = """() => ({
  language: document.documentElement.lang,
  viewport: document.querySelector("meta[name=viewport]").content,
})"""

TEXT_SIZE = "size => { document.documentElement.style.fontSize = size }"

#: WCAG 1.4.12: line height 1.5, space after paragraphs 2, letters 0.12, words 0.16.
SPREAD = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
CLOSE_UP = "() => { document.adoptedStyleSheets = [] }"


def axe_finds(page: Page) -> list[str]:
    if page.evaluate("() => typeof axe") == "undefined":
        page.evaluate(_axe())
    return page.evaluate(RUN_AXE, STANDARDS)


def small_targets(page: Page) -> list[str]:
    return page.evaluate(SMALL_TARGETS)


def out_of_bounds(page: Page) -> list[str]:
    return page.evaluate(OUT_OF_BOUNDS)


def out_of_bounds_at_twice_the_text_size(page: Page) -> list[str]:
    page.evaluate(TEXT_SIZE, "32px")
    found = out_of_bounds(page)
    page.evaluate(TEXT_SIZE, "")
    return found


def out_of_bounds_with_text_spread(page: Page) -> list[str]:
    page.evaluate(SPREAD)
    found = out_of_bounds(page)
    page.evaluate(CLOSE_UP)
    return found


def wrong_in_the_head(page: Page) -> list[str]:
    """The language, and whether one may zoom."""
    head = page.evaluate(HEAD)
    found = []
    if head["language"] != "en-GB":
        found.append(f"language: {head['language']}")
    if re.search("user-scalable|maximum-scale", head["viewport"]):
        found.append(f"no zoom: {head['viewport']}")
    return found


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")
