// The page: its pickers and switches, and the order in which it comes to be.
// @ts-check
"use strict";

atlas.page = (() => {
  const { data, sides, maps, text, element } = atlas;
  const { classList } = document.documentElement;
  const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const shown = () => Object.keys(sides);

  // ---- choosing what to compare --------------------------------------------------------------------------------

  /** By side, a record's id; sides that it leaves out keep theirs. @type {(chosen: Object<string, string>, gently?: boolean) => void} */
  function choose(chosen, gently = true) {
    const opened = atlas.opening(), before = sides.right.view === opened;
    for (const [side, id] of Object.entries(chosen)) sides[side].record = id;
    const moves = before && atlas.opening() !== opened;
    around();
    // Never another view and other fills at once.
    for (const side of shown()) atlas.paint(side, gently && !moves);
    if (moves) atlas.view(atlas.opening());
  }

  /** What stands around the maps says what they show. */
  function around() {
    atlas.list();
    atlas.legend();
    atlas.captions();
    atlas.letters();
    window.setTimeout(atlas.picture);
    for (const side of shown()) if ($(`picker_${side}`)) $(`picker_${side}`).value = sides[side].record;
    document.querySelectorAll("[data-pick]").forEach((chip) => {
      chip.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (chip).dataset.pick === sides.left.record));
    });
    if ($("swap").matches("a") && !atlas.adrift) $("swap").setAttribute("href", atlas.swapped());
  }

  /** Put these sides on the page, each with its record. @type {(records: Object<string, string>) => void} */
  function show(records) {
    for (const [side, map] of Object.entries(maps)) {
      if (!records[side]) delete sides[side];
      else sides[side] = Object.assign(sides[side] || made[side] || (made[side] = { map }), { record: records[side] });
    }
    const count = Object.keys(records).length;
    for (const number of [2, 3, 4]) classList.toggle(`maps-${number}`, number === count);
    if ($("how-many")) $("how-many").value = count;
    for (const side of shown()) sides[side].map.invalidateSize({ animate: false, pan: false });
  }
  /** @type {Object<string, any>} */
  const made = {};

  function drawNew() { shown().filter((side) => !sides[side].paths).forEach(atlas.draw); }

  /** A third or fourth map opens with what its picker says. @type {(count: number) => void} */
  function many(count) {
    const all = Object.keys(maps).slice(0, count);
    show(Object.fromEntries(all.map((side) => [side, sides[side] ? sides[side].record : $(`picker_${side}`).value])));
    atlas.view(sides.right.view);
    drawNew();
    lines(classList.contains("lines"));
    choose({}, false);
    atlas.record(true);
  }

  /** @type {(on: boolean) => void} */
  function lines(on) {
    classList.toggle("lines", on);
    $("lines").checked = on;
    for (const side of shown().filter((one) => sides[one].paths)) atlas.lines(side, on);
  }

  /** Show what the address asks for. */
  function apply() {
    const wanted = atlas.asked();
    classList.toggle("embed", wanted.embed);
    show(wanted.records);
    atlas.one(wanted.one);
    // A territory outside the main view is shown on the whole.
    const opening = wanted.show < 0 || data.main.includes(wanted.show) ? atlas.opening() : "whole";
    atlas.view(wanted.view || opening);
    drawNew();
    lines(wanted.lines);
    atlas.miss(wanted.unknown);
    if (wanted.show >= 0) atlas.tell(wanted.show);
    return wanted.records;
  }

  function again() {
    choose(apply(), false);
    atlas.snippet();
  }

  /** @type {(picker: HTMLSelectElement) => void} */
  function fill(picker) {
    const option = (/** @type {string} */ id) => element("option", { value: id }, text(data.words.option, data.records[id]));
    const ids = Object.keys(data.records);
    if (data.groups.reduce((/** @type {number} */ sum, /** @type {[string, number]} */ [, count]) => sum + count, 0) < ids.length) ids.shift();
    const chosen = picker.value;
    picker.replaceChildren(...data.groups.map((/** @type {[string, number]} */ [label, count]) => (
      element("optgroup", { label }, ...ids.splice(0, count).map(option)))));
    picker.value = chosen;
  }

  // ---- links and buttons -----------------------------------------------------------------------------------------

  /** The same comparison in another language, and where more can join it. @type {(event: MouseEvent) => void} */
  function lead(event) {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!link) return;
    const href = link.getAttribute("href") || "";
    if (link.matches("[hreflang]")) link.setAttribute("href", href.split("#")[0] + atlas.here());
    else if (link.matches(".more-maps")) link.setAttribute("href", atlas.together(sides.left.record, sides.right.record));
    else if (href.startsWith("#")) follow(event, href.slice(1));
  }

  /** In a sandboxed frame the browser refuses to follow a fragment, and following one would lose the address's state.
   * @type {(event: MouseEvent, id: string) => void} */
  function follow(event, id) {
    event.preventDefault();
    const target = $(id);
    if (!target) return;
    target.setAttribute("tabindex", "-1");
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  function copy() {
    const field = $("snippet");
    field.focus();
    field.select();
    $("copied").textContent = document.execCommand("copy") ? data.words.copied : data.words.copy_by_hand;
  }

  /** @type {(selector: string, act: (data: DOMStringMap) => void) => void} */
  function onClick(selector, act) {
    document.querySelectorAll(selector).forEach((node) => node.addEventListener("click", () => act(/** @type {HTMLElement} */ (node).dataset)));
  }

  function fullScreen() {
    const button = $("full"), { documentElement: root } = document;
    button.classList.toggle("possible", document.fullscreenEnabled);
    button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
    document.addEventListener("fullscreenchange", () => classList.toggle("full", Boolean(document.fullscreenElement)));
  }

  // ---- the order of things ---------------------------------------------------------------------------------------

  /** Called as soon as the first screen has been read: it is drawn before the text below it. */
  function start() {
    for (const map of Object.values(maps)) {
      atlas.step(map, () => atlas.record(false));
      atlas.gestures(map);
    }
    apply();
    atlas.arrangeNow();
    classList.add("drawn");
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", rest);
    else rest();
  }

  function rest() {
    document.querySelectorAll(".pick [id^='picker_']").forEach((picker) => fill(/** @type {HTMLSelectElement} */ (picker)));
    // What the page was written with needs no writing; one that was saved from the browser may say anything.
    const { left, right } = sides, saved = document.documentElement.dataset.state !== undefined;
    const asWritten = left.record === data.against && right.record === data.here && shown().length === 2 && !saved;
    if (!asWritten) around();
    else atlas.captions();
    atlas.letters();
    if (window.location.hash) atlas.snippet();
    for (const side of Object.keys(maps)) {
      const picker = $(`picker_${side}`), chosen = () => { choose({ [side]: picker.value }); atlas.record(true); };
      if (picker) picker.addEventListener("change", chosen);
      $(`overview_${side}`).addEventListener("click", () => { atlas.view("whole"); atlas.record(true); });
    }
    if ($("swap").matches("button")) $("swap").addEventListener("click", () => {
      choose({ left: sides.right.record, right: sides.left.record });
      atlas.record(true);
    });
    else if (!atlas.adrift) $("swap").setAttribute("href", atlas.swapped());
    if ($("how-many")) $("how-many").addEventListener("change", (/** @type {any} */ { target }) => many(Number(target.value)));
    onClick("[data-pick]", ({ pick = "" }) => { choose({ left: pick }); atlas.record(true); });
    onClick("[data-view]", ({ view = "" }) => { atlas.view(view); atlas.record(true); });
    onClick("[data-show]", ({ show: wanted }) => atlas.showTerritory(data.territories.findIndex((/** @type {Unit} */ { id }) => id === wanted)));
    $("one").addEventListener("click", () => { atlas.one(!atlas.isOne()); atlas.record(true); });
    $("lines").addEventListener("change", () => { lines($("lines").checked); atlas.record(true); });
    if (atlas.adrift) document.querySelectorAll("a[href]:not([href*=':'], [href^='#'])").forEach((link) => link.removeAttribute("href"));
    document.addEventListener("click", lead);
    if ($("copy")) $("copy").addEventListener("click", copy);
    fullScreen();
    atlas.listenToFlips();
    window.addEventListener("popstate", again);
    window.addEventListener("hashchange", again);
    atlas.follow();
  }

  return start;
})();
