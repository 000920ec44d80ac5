// From one step to the next: the territories that change cross-fade, each with its outline drawn for a moment.
// @ts-check
"use strict";

(() => {
  const { onStep } = story;
  const FADE = 600, DRAWN = 1400;

  /** The only map of a step, or null where it has two. @type {(step: HTMLElement) => SVGElement | null} */
  const only = (step) => (step.classList.contains("one") ? step.querySelector("svg.map") : null);

  /** A copy of what was there, over what is there now, until it has gone. @type {(old: Element, fresh: Element) => void} */
  function leave(old, fresh) {
    const copy = /** @type {Element} */ (old.cloneNode(true));
    for (const name of ["role", "aria-label", "tabindex", "data-territory"]) copy.removeAttribute(name);
    copy.setAttribute("aria-hidden", "true");
    copy.classList.remove("changed");
    copy.classList.add("leaving");
    fresh.after(copy);
    window.setTimeout(() => copy.remove(), FADE);
  }

  /** A class for a while. @type {(element: Element, name: string, time: number) => void} */
  function mark(element, name, time) {
    element.classList.add(name);
    window.setTimeout(() => element.classList.remove(name), time);
  }

  onStep.push((now, before) => {
    const map = only(now), last = before && only(before);
    if (!map || !last || map.dataset.view !== last.dataset.view) return;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const olds = [...last.querySelectorAll(".t:not(.leaving)")]; // those of a view are the same in all its maps, in one order
    [...map.querySelectorAll(".t:not(.leaving)")].forEach((fresh, index) => {
      if (olds[index].getAttribute("fill") === fresh.getAttribute("fill")) return;
      leave(olds[index], fresh);
      if (fresh.hasAttribute("data-territory")) mark(fresh, "changed", DRAWN);
    });
    for (const outcome of map.querySelectorAll("[data-outcome]")) {
      const old = last.querySelector(`[data-outcome="${outcome.getAttribute("data-outcome")}"]`);
      if (old && old.textContent !== outcome.textContent) mark(outcome, "arriving", FADE);
    }
  });
})();
