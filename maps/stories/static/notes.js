// The speaker's window, which this page writes: step, notes, conditions and citations, the next step, clock, time on this step.
// Its keys reach the hall. Where a browser refuses the window, the notes stand under the map.
// @ts-check
"use strict";

const notes = (() => {
  const { root, steps, $, onStep, at } = story;
  /** @type {Window | null} */
  let apart = null;
  let since = Date.now();

  const here = () => Boolean(apart && !apart.closed);
  const inside = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (apart?.document.querySelector(selector));

  /** Open the window, or close it. */
  function toggle() {
    if (here()) {
      apart?.close();
      return;
    }
    if (root.classList.contains("noted")) {
      root.classList.remove("noted");
      return;
    }
    apart = window.open("", `notes-${window.location.pathname}`, "popup,width=900,height=760");
    if (!apart) {
      root.classList.add("noted");
      return;
    }
    const { document: other } = apart;
    other.title = document.title;
    other.documentElement.lang = root.lang;
    other.body.replaceChildren(other.importNode(/** @type {HTMLTemplateElement} */ ($("#apart")).content, true));
    other.addEventListener("keydown", keys.press);
    write();
  }

  /** Write what is to be said of the step. */
  function write() {
    if (!here()) return;
    const now = story.now(), next = steps[at() + 1];
    const text = (/** @type {Element | null | undefined} */ one) => one?.textContent || "";
    inside(".place").textContent = text($(".progress .place"));
    inside("h1").textContent = text(now.querySelector("h2"));
    inside(".next").textContent = text(next?.querySelector("h2")) || "—";
    const copies = (/** @type {Element} */ one) => [...one.childNodes].map((node) => node.cloneNode(true));
    inside(".notes").replaceChildren(...copies(/** @type {Element} */ (now.querySelector(".notes"))));
    inside(".grounds").replaceChildren(...story.grounds().flatMap(copies));
    tick();
  }

  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

  function tick() {
    if (!here()) return;
    const time = new Date(), seconds = Math.floor((Date.now() - since) / 1000);
    inside(".clock").textContent = `${two(time.getHours())}:${two(time.getMinutes())}`;
    inside(".since").textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  }

  onStep.push(() => {
    since = Date.now();
    write();
  });
  window.setInterval(tick, 1000);
  window.addEventListener("pagehide", () => apart?.close());

  return { toggle };
})();
