// The overview: all territories, in the same fills as the map, with the frame of what the map shows. It stands in a
// corner of the map where it covers no outline, and nowhere if there is none.
// @ts-check
"use strict";

(() => {
  const { data, sides, drawing } = atlas;
  const WIDTH = 400, EDGE = 8, BAR = 30, BUTTONS = 50;  // units across its drawing; px of the map's edge, scale and buttons
  const NAME = 26, OFF = 8;  // units: size of its name's letters, and how far that stands from the edge

  /** What overviews of all sides have in common. @type {any} */
  let drawn = null;
  function measure(/** @type {Geometry[]} */ geometries, /** @type {Geometry} */ context) {
    const [[south, west], [north, east]] = data.views.whole;
    const [left, top] = place([north, west]), [right, bottom] = place([south, east]), scale = WIDTH / (right - left);
    const origin = { x: Math.round(left * scale), y: Math.round(top * scale) };
    const traced = (/** @type {Geometry} */ { islands }) => trace(islands, scale, origin);
    const territories = geometries.map(traced), high = Math.round((bottom - top) * scale);
    return {
      put: (/** @type {[number, number]} */ [x, y]) => [x * scale - origin.x, y * scale - origin.y].map(Math.round),
      size: [WIDTH, high], context: traced(context).path, territories: territories.map(({ path }) => path),
      name: name(territories.map(({ px }) => px), high),
    };
  }

  /** Where its name stands: in a corner in which no territory lies, else in the first.
   * @type {(px: Int32Array[][], high: number) => {x: number, y: number, anchor: string}} */
  function name(px, high) {
    const wide = atlas.width(data.words.overview, `${NAME}px ${getComputedStyle(document.body).fontFamily}`);
    const corners = [["start", NAME], ["end", NAME], ["end", high - OFF], ["start", high - OFF]].map(([anchor, y]) => {
      const left = anchor === "start" ? OFF : WIDTH - OFF - wide, base = Number(y);
      return { x: anchor === "start" ? OFF : WIDTH - OFF, y: base, anchor: String(anchor), box: /** @type {Box} */ ([left, base - NAME, left + wide, base + OFF]) };
    });
    return corners.find(({ box }) => !px.some((rings) => rings.some((ring) => meets(ring, box)))) || corners[0];
  }

  const button = (/** @type {string} */ side) => /** @type {HTMLElement} */ (document.getElementById(`overview_${side}`));

  /** @type {(side: string, geometries: Geometry[], context: Geometry) => object} */
  atlas.overview = (side, geometries, context) => {
    drawn = drawn || measure(geometries, context);
    const svg = drawing("svg", { viewBox: `0 0 ${drawn.size.join(" ")}`, "aria-hidden": "true" });
    const territory = (/** @type {string} */ name, /** @type {object} */ attributes) => drawing(name, { class: "territory", ...attributes });
    const paths = drawn.territories.map((/** @type {string} */ d) => territory("path", { d }));
    const dots = data.territories.map((/** @type {Unit} */ { small, at }) => {
      if (!small) return null;
      const [cx, cy] = drawn.put(place(at));
      return territory("circle", { cx, cy, r: 5 });
    });
    const box = drawing("rect", { class: "frame" });
    const { x, y, anchor } = drawn.name, named = drawing("text", { x, y, "text-anchor": anchor, "font-size": NAME }, data.words.overview);
    svg.append(drawing("path", { class: "context", d: drawn.context }), ...paths, ...dots.filter(Boolean), box, named);
    button(side).replaceChildren(svg);
    return { paths, dots, box };
  };

  /** @type {(side: string) => void} */
  atlas.frame = (side) => {
    const { map, overview: { box } } = sides[side], bounds = map.getBounds();
    const [x, y] = drawn.put(place([bounds.getNorth(), bounds.getWest()]));
    const [right, bottom] = drawn.put(place([bounds.getSouth(), bounds.getEast()]));
    for (const [name, value] of Object.entries({ x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) })) {
      box.setAttribute(name, value);
    }
  };

  /** Where an overview covers none of some rings on a map of some size, '' for nowhere.
   * @type {(px: ArrayLike<number>[][], wide: number, high: number, across: number, down: number) => [string, number, number]} */
  function corner(px, wide, high, across, down) {
    /** @type {[string, number, number][]} */
    const corners = [["right bottom", wide - across - EDGE, high - down - EDGE], ["right top", wide - across - EDGE, EDGE],
      ["left top", BUTTONS, EDGE], ["left bottom", EDGE, high - down - BAR]];
    return corners.find(([, x, y]) => (
      !px.some((rings) => rings.some((ring) => meets(ring, [x - EDGE, y - EDGE, x + across + EDGE, y + down + EDGE])))
    )) || ["", 0, 0];
  }

  /** Put a side's overview where nothing lies; `px`: the rings of each territory in the map's own px.
   * @type {(side: string, px: ArrayLike<number>[][]) => void} */
  atlas.settle = (side, px) => {
    const { map } = sides[side], node = button(side), { x: wide, y: high } = map.getSize();
    const covers = map.getBounds().contains(L.latLngBounds(data.views.whole).pad(-0.06));
    node.hidden = covers || data.main.length === data.territories.length;
    if (node.hidden) return;
    const across = node.offsetWidth, down = across * drawn.size[1] / drawn.size[0];
    node.dataset.at = corner(px, wide, high, across, down)[0] || "nowhere";
  };

  /** Whether a ring has a position in a box, or the box lies within it. @type {(ring: ArrayLike<number>, box: Box) => boolean} */
  function meets(ring, [left, top, right, bottom]) {
    let inside = false;
    for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
      const x = ring[at], y = ring[at + 1];
      if (x > left && x < right && y > top && y < bottom) return true;
      if (y > top !== ring[last + 1] > top && left < x + (ring[last] - x) * (top - y) / (ring[last + 1] - y)) inside = !inside;
    }
    return inside;
  }

  /** A place of the unit square on an overview. @type {(x: number, y: number) => [number, number]} */
  const inOverview = (x, y) => drawn.put([x, y]);

  Object.assign(atlas, { corner, inOverview });
})();
