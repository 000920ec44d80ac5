// What the maps show, in words: captions, key, differences, the answer to a click.
// @ts-check
"use strict";

(() => {
  const { data, sides, filled, text, element, swatch, cellsOf, levels, marks } = atlas;
  const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const LEVELS = { c: "changed", t: "terms", s: "same" };

  /** The table's cells, and the list of what differs. */
  function list() {
    const shown = Object.keys(sides), most = levels("left");
    data.territories.forEach((/** @type {Unit} */ { id }, /** @type {number} */ index) => {
      for (const side of shown) {
        const [symbol, , phrase] = cellsOf(side)[index];
        document.querySelectorAll(`[data-${side}="${id}"]`).forEach((cell) => cell.replaceChildren(swatch(symbol), " ", phrase));
      }
      const row = $(`row-${id}`);
      if (row) row.className = LEVELS[/** @type {"c"} */ (most[index])];
    });
    const items = shown.slice(1).flatMap(differences);
    $("differences").replaceChildren(...(items.length ? items : [element("li", {}, data.words.nothing)]));
  }

  /** @type {(side: string) => HTMLElement[]} */
  function differences(side) {
    const letters = levels(side), before = cellsOf("left"), after = cellsOf(side), many = Object.keys(sides).length > 2;
    return data.territories.flatMap((/** @type {Unit} */ { id, label }, /** @type {number} */ index) => {
      const level = letters[index];
      if (level === "s") return [];
      const cell = (/** @type {Cell} */ [symbol, , phrase]) => [swatch(symbol), " ", phrase];
      let change = filled(data.words.change, { before: cell(before[index]), after: cell(after[index]) });
      if (level === "t") change = filled(data.words.noted, { note: element("i", {}, data.words.terms), change });
      change = filled(data.words.named, { name: element("b", {}, label), text: change });
      const map = many && element("i", {}, data.records[sides[side].record].title);
      return [element("li", { class: LEVELS[/** @type {"c"} */ (level)], "data-territory": id },
        ...(map ? filled(data.words.on_map, { map, change }) : change))];
    });
  }

  /** The key: what is worn, and the signs that stand beside labels. */
  function legend() {
    const shown = Object.keys(sides);
    const worn = new Set(shown.flatMap((side) => cellsOf(side).map((/** @type {Cell} */ [symbol]) => symbol))), signs = new Set(shown.flatMap(marks));
    const items = Object.keys(data.symbols).filter((id) => worn.has(id));
    const sign = (/** @type {string} */ kind, /** @type {string} */ drawn, /** @type {string} */ words) => (
      signs.has(kind) ? [element("li", { "data-kind": kind }, element("b", {}, drawn), " ", words)] : []);
    $("legend").replaceChildren(
      ...items.map((id) => element("li", { "data-symbol": id }, swatch(id), " ", data.symbols[id].words)),
      ...sign("otherwise", "≠", data.words.otherwise), ...sign("nothing", "∅", data.words.nothing_said),
    );
  }

  function captions() {
    for (const [side, { record }] of Object.entries(sides)) {
      const { title, date, url } = data.records[record], linked = url && record !== data.here && !atlas.adrift;
      $(`caption_${side}`).replaceChildren(linked ? element("a", { href: url }, title) : title, " ", element("small", {}, date));
    }
  }

  /** @type {(territory: number) => void} */
  function tell(territory) {
    const said = Object.entries(sides).flatMap(([side, { record }]) => {
      const [symbol, , phrase] = cellsOf(side)[territory], name = text(data.words.dated, data.records[record]);
      return [element("span", {}, swatch(symbol), " ", ...filled(data.words.named, { name, text: element("em", {}, phrase) })), " "];
    });
    $("detail").replaceChildren(element("b", {}, data.territories[territory].name), " ", ...said);
  }

  /** What the reader is told about the link that led here, or nothing. @type {(...parts: (Node | string)[]) => void} */
  function say(...parts) {
    $("said").hidden = !parts.length;
    $("said").replaceChildren(...parts);
  }

  Object.assign(atlas, { list, legend, captions, tell, say });
})();
