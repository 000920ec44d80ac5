// The hall's screen: black or white, full, its colours, all steps at once, another language, side by side.
// @ts-check
"use strict";

const hall = (() => {
  const { root, steps, $, onStep, go, note, at, parts, PALETTES } = story;
  const { classList } = root, blankness = $("#blank");

  /** Black or white, and back. @type {(white: boolean) => void} */
  function blank(white) {
    const same = blankness.classList.contains("white") === white;
    blankness.hidden = !blankness.hidden && same;
    blankness.classList.toggle("white", white);
  }

  /** Full screen, and back. Keys are heard as before: nothing has the focus but the page. */
  function full() {
    const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
    done.catch(() => {}); // refused, as in a frame that may not
  }

  /** @type {(name: string) => void} */
  function palette(name) {
    root.dataset.palette = name;
  }

  /** The next of the palettes. */
  function colours() {
    palette(PALETTES[(PALETTES.indexOf(root.dataset.palette || "light") + 1) % PALETTES.length]);
    note(false);
  }

  /** All steps at once, or again the one. @type {(on: boolean) => void} */
  function grid(on) {
    classList.remove("beside");
    classList.toggle("grid", on);
    if (on) story.now().scrollIntoView({ block: "nearest" });
  }

  /** The step before beside this one, where both have one map. */
  function beside() {
    const two = at() > 0 && [steps[at()], steps[at() - 1]].every((step) => step.classList.contains("one"));
    classList.toggle("beside", two && !classList.contains("beside"));
  }

  /** The same step in the next language. */
  function language() {
    const codes = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll("link[rel=alternate][hreflang]")]);
    const all = codes.filter(({ hreflang }) => hreflang !== root.lang).sort((one, other) => (one.hreflang < other.hreflang ? -1 : 1));
    const next = all.find(({ hreflang }) => hreflang > root.lang) || all[0];
    const link = next && /** @type {HTMLAnchorElement | null} */ (document.querySelector(`.languages a[hreflang="${next.hreflang}"]`));
    if (link) window.location.assign(link.getAttribute("href") + window.location.hash);
  }

  /** The page of the record that is shown; of two, the right one. */
  function page() {
    const link = /** @type {HTMLAnchorElement | undefined} */ (story.grounds().map((one) => one.querySelector("a.page")).filter(Boolean).pop());
    if (link) window.open(link.href, "_blank");
  }

  /** Close whatever is open; say whether anything was. */
  function close() {
    const open = [$("#help"), $("#detail"), blankness].filter((one) => !one.hidden);
    open.forEach((one) => { one.hidden = true; });
    const was = open.length > 0 || classList.contains("grid") || classList.contains("beside");
    classList.remove("grid", "beside");
    return was;
  }

  const help = () => { $("#help").hidden = !$("#help").hidden; };
  $("#with-notes").addEventListener("change", ({ target }) => classList.toggle("with-notes", /** @type {HTMLInputElement} */ (target).checked));
  onStep.push(() => {
    $("#detail").hidden = true;
    classList.remove("beside");
  });

  /** What the address says of the screen. */
  function begin() {
    const asked = parts(), found = PALETTES.find((name) => asked.includes(`palette=${name}`));
    classList.toggle("embed", asked.includes("embed"));
    if (found) palette(found);
    const [first = ""] = asked;
    if (first === "embed" || first.startsWith("palette=")) go(0, false);
    else go(story.asked(), false);
  }

  return { blank, full, colours, grid, beside, language, page, close, help, begin };
})();
