// A record on its map: what each territory wears. Bands are measured on what wears them, so that each island has all.
// @ts-check
"use strict";

(() => {
  const { data, sides, text, drawing, cellsOf, marks } = atlas;
  const TIMES = [[90, 3], [36, 2], [0, 1]];  // how often bands come again on what spans so many px, as in symbols.py
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  /** The fill of what spans so many px. @type {(symbol: string, span: number) => string} */
  function worn(symbol, span) {
    const [, times] = /** @type {number[]} */ (TIMES.find(([least]) => span >= least)), own = `${symbol}-_${times}`;
    return `url(#${document.getElementById(own) ? own : symbol})`;
  }
  /** @type {(symbol: string) => boolean} */
  const banded = (symbol) => Boolean(document.getElementById(`${symbol}-_1`));

  /** A territory's islands in bands; none where its symbol has no bands. @type {(symbol: string, geometry: Geometry) => SVGElement[]} */
  const islands = (symbol, { parts }) => (
    banded(symbol) ? (parts || []).map(({ path, span }) => drawing("path", { d: path, fill: worn(symbol, span) })) : []
  );

  /** Put bands on the islands of a side, as large as they are now. @type {(side: string) => void} */
  function bands(side) {
    const shown = sides[side], cells = cellsOf(side);
    if (!shown.bands) shown.bands = shown.paths.map(() => {
      /** @type {SVGElement} */
      const group = drawing("g", { class: "bands" });
      shown.edges[0].getElement().before(group);
      return group;
    });
    /** @type {SVGElement[]} */ (shown.bands).forEach((group, index) => group.replaceChildren(...islands(cells[index][0], shown.paths[index].traced())));
  }

  /** What a territory wore fades over what it wears now. @type {(shown: Side, index: number) => void} */
  function fade(shown, index) {
    const path = shown.paths[index].getElement();
    const whole = drawing("path", { d: path.getAttribute("d"), fill: path.getAttribute("fill") });
    const ghost = drawing("g", { class: "fading" }, whole, ...shown.bands[index].childNodes);
    ghost.addEventListener("animationend", () => ghost.remove());
    shown.edges[0].getElement().before(ghost);
  }

  /** What a label said goes at once where the record says something else; the new one comes when it has its place.
   * @type {(shown: Side, index: number, cell: Cell) => void} */
  function silence(shown, index, [, label]) {
    if (shown.said && shown.said[index] === label) return;
    const { id } = data.territories[index];
    shown.labels.querySelectorAll(`[data-label="${id}"], .leader:has([data-leader="${id}"])`).forEach((node) => node.remove());
  }

  /** Put a side's record on its map. @type {(side: string, gently?: boolean) => void} */
  function paint(side, gently = false) {
    const shown = sides[side], kinds = marks(side);
    cellsOf(side).forEach((/** @type {Cell} */ cell, /** @type {number} */ index) => {
      const [symbol, , phrase] = cell, { dash, silent } = data.symbols[symbol], { name } = data.territories[index], fill = `url(#${symbol})`;
      if (gently && !still.matches && shown.paths[index].options.fillColor !== fill) fade(shown, index);
      if (gently) silence(shown, index, cell);
      for (const layer of [shown.paths[index], shown.dots[index], shown.edges[index], shown.coasts[index]]) {
        layer.setStyle({ fillColor: fill, dashArray: dash || null });
        layer.options.className = `${layer.options.className.split(" ")[0]}${silent ? " silent" : ""}`;
        if (layer.getElement()) layer.getElement().classList.toggle("silent", silent);
      }
      for (const node of [shown.overview.paths[index], shown.overview.dots[index]]) {
        if (node) node.setAttribute("fill", fill);
      }
      const differs = kinds[index] === "otherwise" ? data.words.otherwise : kinds[index] ? data.words.nothing_said : "";
      shown.paths[index].getElement().setAttribute("aria-label", text(data.words.named, {
        name, text: differs ? text(data.words.aside, { text: phrase, aside: differs }) : phrase,
      }));
    });
    shown.said = cellsOf(side).map((/** @type {Cell} */ [, label]) => label);
    bands(side);
    atlas.arrangeSoon(side, gently);
  }

  Object.assign(atlas, { paint, bands, islands });
})();
