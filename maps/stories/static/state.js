// Which step is shown, as the address has it: #<id of a step>, #<its number>, with &embed and &palette=… behind it.
// @ts-check
"use strict";

const story = (() => {
  const root = document.documentElement;
  const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".step")]);
  const dots = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".dots a")]);
  const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const PALETTES = ["light", "dark", "contrast"];
  /** What hears of each change of step. @type {((now: HTMLElement, before: HTMLElement | null) => void)[]} */
  const onStep = [];
  let at = -1;

  /** The parts of the address behind '#'. */
  const parts = () => window.location.hash.slice(1).split("&").filter(Boolean);

  /** The number of the step that the address names, from 0; the first where it names none. */
  function asked() {
    const [name = ""] = parts(), number = /^\d+$/.test(name) ? Number(name) - 1 : steps.findIndex(({ id }) => id === name);
    return Math.min(Math.max(number, 0), steps.length - 1);
  }

  /** The address of a step. @type {(number: number) => string} */
  function address(number) {
    const palette = root.dataset.palette || "light";
    return `#${[steps[number].id, ...(root.classList.contains("embed") ? ["embed"] : []), ...(palette === "light" ? [] : [`palette=${palette}`])].join("&")}`;
  }

  /** Note the step in the address, as a place to come back to if it is another. @type {(push: boolean) => void} */
  function note(push) {
    try {
      window.history[push ? "pushState" : "replaceState"](null, "", address(at));
    } catch (error) { // in a frame that was given its text there is no address
      if (/** @type {Error} */ (error).name !== "SecurityError") throw error;
    }
  }

  /** What is said of a step: which of how many, dates, records, what changes. @type {(step: HTMLElement) => string} */
  function spoken(step) {
    const parts = [".nth", ".date", "figcaption, .facts", ".changes"].flatMap((selector) => [...step.querySelectorAll(selector)]);
    return parts.map(({ textContent }) => (textContent || "").trim().replace(/[.。]$/, "")).join(root.dataset.between);
  }

  /** Show a step. @type {(number: number, push?: boolean) => void} */
  function go(number, push = true) {
    const next = Math.min(Math.max(number, 0), steps.length - 1);
    if (next === at) return;
    const before = at < 0 ? null : steps[at], now = steps[next];
    at = next;
    steps.forEach((step, index) => {
      step.classList.toggle("now", index === at);
      step.classList.toggle("before", index === at - 1);
    });
    dots.forEach((dot, index) => {
      dot.classList.toggle("past", index < at);
      if (index === at) dot.setAttribute("aria-current", "step");
      else dot.removeAttribute("aria-current");
    });
    $(".progress .place").textContent = `${at + 1} / ${steps.length}`;
    $("#live").textContent = spoken(now);
    onStep.forEach((tell) => tell(now, before));
    note(push && before !== null);
  }

  return {
    root, steps, $, onStep, go, note, parts, asked, PALETTES,
    at: () => at,
    now: () => steps[at],
    /** What the maps of the step rest on, from left to right. */
    grounds: () => [...steps[at].querySelectorAll("figure")].map((one) => /** @type {HTMLElement} */ (document.getElementById(one.dataset.record || ""))),
  };
})();
