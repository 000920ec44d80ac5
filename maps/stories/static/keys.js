// Keys, clickers, clicks and swipes. Heard by the document itself, so that no click and no full screen takes them away.
// @ts-check
"use strict";

const keys = (() => {
  const { root, steps, go, at, $ } = story;
  const SWIPE = 60; // px
  let digits = "";

  const next = () => go(at() + 1), back = () => go(at() - 1);
  /** @type {Object<string, () => void>} */
  const named = {
    ArrowRight: next, ArrowDown: next, " ": next, PageDown: next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => go(0), End: () => go(steps.length - 1),
    b: () => hall.blank(false), ".": () => hall.blank(false), w: () => hall.blank(true),
    f: hall.full, F5: hall.full,
    n: () => notes.toggle(), g: () => hall.grid(!root.classList.contains("grid")),
    l: hall.language, s: hall.beside, c: hall.colours, o: hall.page, "?": hall.help,
  };
  const moves = new Set([next, back]);

  /** Enter: to the step whose number was typed, what a territory rests on, a link, or the next step.
   * @type {(event: KeyboardEvent) => void} */
  function enter(event) {
    const { activeElement } = document;
    if (digits) go(Number(digits) - 1);
    else if (root.classList.contains("grid")) hall.grid(false);
    else if (event.view === window && activeElement?.matches("a, button")) return;
    else if (!detail.show(activeElement)) next();
    event.preventDefault();
  }

  /** @type {(event: KeyboardEvent) => void} */
  function press(event) {
    const { key } = event, target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches?.("input, textarea") && key !== "Escape") return;
    if (key === "Enter") {
      if (!event.repeat) enter(event);
      digits = "";
      return;
    }
    if (/^\d$/.test(key)) {
      digits += key;
      return;
    }
    digits = "";
    if (key === "Escape") {
      hall.close();
      return;
    }
    const act = named[key.length === 1 ? key.toLowerCase() : key];
    if (!act) return;
    if (key === " " && target.matches?.("button")) return;
    event.preventDefault();
    if (event.repeat) return;  // a clicker's button that sticks must not run through the lecture
    if (moves.has(act) && !$("#blank").hidden) hall.close();
    act();
  }

  /** A click on the left third goes back, anywhere else on; in the grid to its step. @type {(event: MouseEvent) => void} */
  function click(event) {
    const target = /** @type {Element} */ (event.target), button = target.closest("button");
    if (button) {
      ({ next, back, help: hall.help })[/** @type {"next"} */ (button.dataset.do)]?.();
      button.blur();
      return;
    }
    if (target.closest("a, #help, #detail, .notes") || String(window.getSelection())) return;
    const step = /** @type {HTMLElement | null} */ (target.closest(".step"));
    if (!$("#blank").hidden) hall.close();
    else if (root.classList.contains("grid")) {
      if (step) go(steps.indexOf(step));
      hall.grid(false);
    } else if (event.clientX < window.innerWidth / 3) back();
    else next();
  }

  /** @type {Touch | null} */
  let touch = null;
  document.addEventListener("keydown", press);
  document.addEventListener("click", click);
  document.addEventListener("touchstart", ({ touches }) => { touch = touches.length === 1 ? touches[0] : null; }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches: [end] }) => {
    const across = touch ? end.clientX - touch.clientX : 0, down = touch ? end.clientY - touch.clientY : 0;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) (across < 0 ? next : back)();
  });
  window.addEventListener("hashchange", () => go(story.asked(), false));
  window.addEventListener("popstate", () => go(story.asked(), false));

  return { press };
})();

// All is there: from here on one step is shown at a time.
for (const one of [".progress", ".credit"]) story.$(one).hidden = false;
story.root.classList.add("live");
hall.begin();
story.root.classList.add("drawn");
