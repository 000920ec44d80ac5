// The index: filters and search, whose state stands in the address; eras that fold; the map of a mark on the line of time.
// @ts-check
"use strict";

(() => {
  /** @typedef {{ id: string, era: string, kind: string, actors: string[], outcomes: string[], words: string }} Facts */

  const form = /** @type {HTMLFormElement} */ (document.getElementById("find"));
  const count = /** @type {HTMLOutputElement} */ (document.getElementById("count"));
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.querySelectorAll("[name]")]);
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-record]")]);
  const territories = /** @type {HTMLSelectElement} */ (form.querySelector("[name=territory]"));
  const order = [...territories.options].slice(1).map(({ value }) => value);
  /** @type {(words: string | undefined) => string[]} */
  const split = (words = "") => words.split(" ");
  /** @type {Facts[]} */
  const all = rows.map(({ id, dataset: { era = "", kind = "", actor, outcomes, words = "" } }) => ({
    id, era, kind, actors: split(actor), outcomes: split(outcomes), words,
  }));

  // As maps/web/index_rows.py has the words of the rows: Kono finds Kōno.
  /** @type {(words: string) => string} */
  const plain = (words) => words.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");

  /** @type {(facts: Facts, wanted: Record<string, string>) => boolean} */
  function matches(facts, { era, kind, actor, territory, outcome, q }) {
    const at = order.indexOf(territory), here = at < 0 ? facts.outcomes : [facts.outcomes[at]];
    return (!era || facts.era === era) && (!kind || facts.kind === kind) && (!actor || facts.actors.includes(actor))
      && (outcome ? here.includes(outcome) : at < 0 || here[0] !== "silent")
      && plain(q).split(/\s+/).every((word) => facts.words.includes(word));
  }

  function apply() {
    const wanted = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));
    const shown = new Set(all.filter((facts) => matches(facts, wanted)).map(({ id }) => id));
    const some = Object.values(wanted).some(Boolean);
    for (const [name, selector] of [["record", "[data-record]"], ["tile", "[data-tile]"], ["mark", "[data-mark]"]]) {
      for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
        node.classList.toggle("out", !shown.has(name === "record" ? node.id : node.dataset[name] ?? ""));
      }
    }
    // A heading with nothing under it goes too; what was looked for is never folded away.
    for (const group of document.querySelectorAll("tbody, main > .small")) {
      const empty = !group.querySelector("[data-record]:not(.out), [data-tile]:not(.out)");
      (group.querySelector(".era") ?? group).classList.toggle("out", empty);
    }
    for (const unfold of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".unfold"))) {
      const button = unfold.querySelector("button");
      unfold.hidden = some;
      unfold.parentElement?.classList.toggle("folded", !some && button?.getAttribute("aria-expanded") === "false");
    }
    const { form: words = "" } = count.dataset;
    count.textContent = words.replace("{shown}", `${shown.size}`).replace("{all}", `${all.length}`);
    return new Map(Object.entries(wanted).filter(([, value]) => value));
  }

  function changed() {
    const parts = apply(), { pathname, search } = window.location;
    window.history.replaceState(null, "", parts.size ? address.write(parts) : pathname + search);
  }

  /** Take what an address asks for; what no filter offers, or cannot be read, is as good as none. */
  function take() {
    const parts = address.read(window.location.hash);
    for (const field of fields) {
      const value = parts.get(field.name) ?? "";
      const offered = field instanceof HTMLSelectElement ? [...field.options].some((one) => one.value === value) : true;
      field.value = offered ? value : "";
    }
    apply();
    const row = all.find(({ id }) => id === window.location.hash.slice(1));
    if (row) unfold(document.getElementById(row.id)?.parentElement, true);
  }

  /** @type {(era: Element | null | undefined, open: boolean) => void} */
  function unfold(era, open) {
    const button = era?.querySelector("button");
    if (!era || !button) return;
    era.classList.toggle("folded", !open);
    button.setAttribute("aria-expanded", `${open}`);
    button.textContent = (open ? button.dataset.fewer : button.dataset.more) ?? "";
  }

  // ---- the map of a mark on the line of time: seen where it is pointed at or has the focus, until Escape

  const line = /** @type {SVGElement} */ (/** @type {unknown} */ (document.getElementById("time")));
  const preview = /** @type {HTMLElement} */ (document.getElementById("preview"));
  for (const title of line.querySelectorAll("a > title")) title.remove();  // the preview has the same words

  /** @type {(target: EventTarget | null) => SVGElement | null} */
  const markOf = (target) => (target instanceof Element ? target.closest("[data-mark]") : null);

  /** @type {(mark: SVGElement | null) => void} */
  function show(mark) {
    const tile = /** @type {HTMLElement | null} */ (mark && document.querySelector(`[data-tile="${mark.dataset.mark}"]`));
    preview.hidden = !tile;
    if (!mark || !tile) return;
    const parts = [...tile.children[0].cloneNode(true).childNodes], says = document.createElement("p");
    says.textContent = tile.dataset.substance ?? "";
    preview.replaceChildren(...parts, says);
    const frame = preview.offsetParent ?? document.body, box = frame.getBoundingClientRect();
    const at = (mark.querySelector(".hit") ?? mark).getBoundingClientRect();  // a name may stand far from its mark
    const x = at.left - box.left + at.width / 2 - preview.offsetWidth / 2;
    preview.style.left = `${Math.max(0, Math.min(x, frame.clientWidth - preview.offsetWidth))}px`;
    const below = at.bottom + 4, above = at.top - 4 - preview.offsetHeight;
    const y = below + preview.offsetHeight > window.innerHeight && above > 0 ? above : below;
    preview.style.top = `${y - box.top}px`;
  }

  line.addEventListener("pointerover", (event) => show(markOf(event.target)));
  line.addEventListener("pointerleave", (event) => {
    if (event.relatedTarget !== preview) show(markOf(document.activeElement));
  });
  preview.addEventListener("pointerleave", () => show(markOf(document.activeElement)));
  line.addEventListener("focusin", (event) => show(markOf(event.target)));
  line.addEventListener("focusout", () => show(null));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") show(null);
  });

  // ---- the page

  form.addEventListener("input", changed);
  form.addEventListener("reset", () => window.setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", take);
  document.addEventListener("click", ({ target }) => {
    const node = target instanceof Element ? target : null;
    const button = node?.closest(".unfold button"), link = node?.closest("a[hreflang]");
    if (button) unfold(button.closest("tbody"), button.getAttribute("aria-expanded") === "false");
    if (link) link.setAttribute("href", (link.getAttribute("href") ?? "").split("#")[0] + window.location.hash);
  });
  form.hidden = false;
  const stand = () => document.documentElement.style.setProperty("--below", `${form.offsetHeight}px`);
  new ResizeObserver(stand).observe(form);
  take();
})();
