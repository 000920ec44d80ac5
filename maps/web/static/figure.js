// The still picture, which print shows, follows the reader's choice: drawn anew from what the maps are drawn from, in the
// view in which this comparison opens.
// @ts-check
"use strict";

(() => {
  const { data, sides, text, drawing, cellsOf, marks } = atlas;
  const WIDE = 552, HIGH = 400, EM = 15, EARTH = 40075;  // units, as in maps/geometry/figure.py; km around the equator
  const DOT = 14, ACROSS = 150, EDGE = 8, LEAST = 11.2, ROUND = [1, 2, 5];
  const SIGNS = { otherwise: "≠ ", nothing: "∅ ", "": "" };

  function picture() {
    for (const side of ["left", "right"]) {
      const panel = /** @type {Element} */ (document.querySelector(`#figure [data-side="${side}"]`)), record = data.records[sides[side].record];
      for (const name of ["title", "date"]) /** @type {Element} */ (panel.querySelector(`[data-${name}]`)).textContent = record[name];
      /** @type {Element} */ (panel.querySelector(".panel")).replaceChildren(...drawn(side));
      key(panel, cellsOf(side), marks(side));
    }
  }

  /** @type {(panel: Element, cells: Cell[], kinds: string[]) => void} */
  function key(panel, cells, kinds) {
    data.territories.forEach((/** @type {Unit} */ { id }, /** @type {number} */ index) => {
      const [symbol, words] = cells[index], rect = /** @type {Element} */ (panel.querySelector(`[data-worn="${id}"] rect`));
      rect.setAttribute("fill", `url(#${symbol})`);
      rect.setAttribute("stroke-dasharray", data.symbols[symbol].dash || "none");
      /** @type {Element} */ (panel.querySelector(`[data-words="${id}"]`)).textContent = words;
      /** @type {Element} */ (panel.querySelector(`[data-mark="${id}"]`)).textContent = SIGNS[/** @type {""} */ (kinds[index])];
    });
  }

  /** A record's map. @type {(side: string) => SVGElement[]} */
  function drawn(side) {
    const [[south, west], [north, east]] = data.views[atlas.opening()];
    const [left, top] = place([north, west]), [right, bottom] = place([south, east]);
    const scale = Math.min(WIDE / (right - left), HIGH / (bottom - top));
    const origin = { x: Math.round((left + right) / 2 * scale - WIDE / 2), y: Math.round((top + bottom) / 2 * scale - HIGH / 2) };
    const put = (/** @type {[number, number]} */ at) => {
      const [x, y] = place(at);
      return { x: x * scale - origin.x, y: y * scale - origin.y };
    };
    const shapes = /** @type {Geometry[]} */ (atlas.geometries).map(({ islands }) => trace(islands, scale, origin));
    const land = trace(atlas.context.islands, scale, origin);
    const specks = shapes.map(({ boxes }) => Math.max(...boxes.map(([l, t, r, b]) => Math.max(r - l, b - t))) < DOT);
    const degrees = WIDE / scale * 360, km = degrees / 360 * EARTH * Math.cos((south + north) / 2 * Math.PI / 180), cells = cellsOf(side);
    const px = shapes.map((one) => one.px), bar = scaleBar(km), small = inset(side, px, origin, scale);
    const { nodes } = atlas.written({
      wide: WIDE, high: HIGH, type: atlas.type(EM), put, km, degrees, land: land.px, figures: [], cells, kinds: marks(side), px, specks,
      obstacles: [bar.box, ...(small ? [small.box] : [])],
    });
    return [
      drawing("rect", { class: "m-sea", width: WIDE, height: HIGH }), drawing("path", { class: "m-shore", d: land.path }),
      drawing("path", { class: "m-ground", d: land.path }),
      ...shapes.map((shape, index) => worn(cells[index][0], shape, data.territories[index], specks[index] && put(data.territories[index].at))),
      bar.node, ...(small ? [small.node] : []), drawing("g", { class: "labels", "font-size": EM }, ...nodes),
    ];
  }

  /** @type {(symbol: string, shape: Drawn, territory: Unit, dot: {x: number, y: number} | false) => SVGElement} */
  function worn(symbol, shape, { id }, dot) {
    const { dash, silent } = data.symbols[symbol];
    return drawing("g", { "data-territory": id, fill: `url(#${symbol})`, "stroke-dasharray": dash || "none" },
      drawing("path", { d: shape.path, stroke: "none" }), ...atlas.islands(symbol, shape),
      drawing("path", { d: silent ? shape.edge : shape.coast, fill: "none", "stroke-width": silent ? 1 : 1.6 }),
      ...(dot ? [drawing("circle", { cx: dot.x, cy: dot.y, r: 4 })] : []));
  }

  /** All territories in a corner, as the map of this side has them.
   * @type {(side: string, px: Int32Array[][], origin: any, scale: number) => {node: SVGElement, box: Box} | null} */
  function inset(side, px, origin, scale) {
    const own = sides[side].overview.box.ownerSVGElement, [, , wide, high] = own.getAttribute("viewBox").split(" ").map(Number);
    if (atlas.opening() === "whole" || data.main.length === data.territories.length) return null;
    const down = ACROSS * high / wide, [free, x, y] = atlas.corner(px, WIDE, HIGH, ACROSS, down);
    if (!free) return null;
    const node = own.cloneNode(true), frame = node.querySelector(".frame");
    const at = { x, y, width: ACROSS, height: down, class: "overview" }, unit = atlas.inOverview(origin.x / scale, origin.y / scale);
    const end = atlas.inOverview((origin.x + WIDE) / scale, (origin.y + HIGH) / scale);
    for (const [name, value] of Object.entries(at)) node.setAttribute(name, value);
    for (const [name, value] of Object.entries({ x: unit[0], y: unit[1], width: end[0] - unit[0], height: end[1] - unit[1] })) frame.setAttribute(name, value);
    node.querySelector("text").setAttribute("font-size", LEAST * wide / ACROSS);
    node.prepend(drawing("rect", { class: "m-sea", width: wide, height: high, stroke: "currentColor" }));
    return { node, box: [x, y, x + ACROSS, y + down] };
  }

  /** @type {(km: number) => {node: SVGElement, box: Box}} */
  function scaleBar(km) {
    const least = km / 8, power = 10 ** Math.floor(Math.log10(least));
    const round = [...ROUND, 10].map((one) => one * power).find((one) => one >= least) || power, long = round / km * WIDE;
    const words = round >= 1 ? text(data.words.km, { number: round }) : text(data.words.m, { number: round * 1000 });
    const x = EDGE, y = HIGH - EDGE, end = x + long + 6 + atlas.width(words, atlas.type(EM).degree);
    const bar = drawing("path", { class: "m-bar", d: `M${x} ${y - 5}v5h${long}v-5` });
    const size = EM * atlas.sizes.degree;
    const distance = drawing("text", { class: "m-net", stroke: "var(--sea)", x: x + long + 5, y, "font-size": size }, words);
    return { box: [x, y - 16, end, y], node: drawing("g", {}, bar, distance) };
  }

  Object.assign(atlas, { picture });
})();
