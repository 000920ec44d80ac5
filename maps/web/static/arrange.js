// When a live map is written on, and what it gives to be written on.
// @ts-check
"use strict";

(() => {
  const { data, sides, element, drawing, cellsOf, marks } = atlas;
  const EARTH = 40075;  // km around the equator

  /** The boxes of what stands on the map: buttons, scale, overview. @type {(side: string) => Box[]} */
  function furniture(side) {
    const node = sides[side].map.getContainer(), origin = node.getBoundingClientRect();
    const standing = [document.getElementById(`overview_${side}`), ...node.querySelectorAll(".leaflet-control")];
    return standing.flatMap((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return right > left ? [/** @type {Box} */ ([left - origin.left - 3, top - origin.top - 3, right - origin.left + 3, bottom - origin.top + 3])] : [];
    });
  }

  /** Measure a side and lay it out; what it returns writes it. @type {(side: string) => () => void} */
  function arrange(side) {
    const shown = sides[side];
    if (!shown || !shown.paths || !shown.map._loaded) return () => {};
    const { map } = shown, { x: wide, y: high } = map.getSize();
    if (!wide || !high) return () => {};
    const corner = map.containerPointToLayerPoint([0, 0]);
    const moved = (/** @type {ArrayLike<number>} */ ring) => Float64Array.from(ring, (value, at) => value - (at % 2 ? corner.y : corner.x));
    const px = shown.paths.map((/** @type {any} */ path) => path.traced().px.map(moved));
    atlas.settle(side, px);
    const bounds = map.getBounds(), degrees = bounds.getEast() - bounds.getWest();
    const { nodes, found } = atlas.written({
      wide, high, type: atlas.type(parseFloat(getComputedStyle(map.getContainer()).fontSize)), px, degrees,
      km: degrees / 360 * EARTH * Math.cos(map.getCenter().lat * Math.PI / 180),
      put: (/** @type {[number, number]} */ at) => map.latLngToContainerPoint(at),
      specks: shown.dots.map((/** @type {any} */ dot) => shown.group.hasLayer(dot)),
      land: shown.land.traced().px.map(moved), figures: shown.figures || [],
      cells: cellsOf(side), kinds: marks(side), before: shown.before, obstacles: furniture(side),
    });
    return () => write(side, nodes, found, corner);
  }

  /** @type {(side: string, nodes: SVGElement[], found: Layout, corner: any) => void} */
  function write(side, nodes, found, corner) {
    const shown = sides[side], { map } = shown, { x: wide, y: high } = map.getSize();
    if (!shown.labels) {
      map.createPane("labels");
      shown.labels = /** @type {SVGSVGElement} */ (drawing("svg", { class: "labels", "aria-hidden": "true" }));
      map.getPane("labels").append(shown.labels);
    }
    L.DomUtil.setPosition(/** @type {any} */ (shown.labels), corner);
    for (const [name, value] of [["width", wide], ["height", high]]) shown.labels.setAttribute(name, value);
    shown.labels.replaceChildren(...nodes);
    shown.before = Object.fromEntries(Object.entries(found.labels).map(([id, { box: [x, y] }]) => [id, { x, y }]));
    list(side, found.numbers);
  }

  /** What is numbered on the map is named under it. Room once taken there is kept until the window changes: without it the
   * map would grow, need other labels, take the room again, and never rest. @type {(side: string, numbers: string[]) => void} */
  function list(side, numbers) {
    const node = /** @type {HTMLOListElement} */ (document.getElementById(`numbers_${side}`)), cells = cellsOf(side);
    node.hidden = node.hidden && !numbers.length;
    node.replaceChildren(...data.territories.flatMap((/** @type {Unit} */ { id, label }, /** @type {number} */ index) => (
      numbers.includes(id) ? [element("li", { value: index + 1 }, element("b", {}, label), ` ${cells[index][1]}`)] : [])));
    if (!node.hidden) node.style.minHeight = `${node.offsetHeight}px`;
  }
  window.addEventListener("resize", () => {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".numbers"))) {
      node.hidden = !node.childElementCount;
      node.style.minHeight = "";
    }
  });

  /** Sides that are to be arranged in the next frame, however many things have changed. @type {Set<string>} */
  const waiting = new Set();
  /** Before the next frame; `after` it, where fills are not to wait. @type {(side: string, after?: boolean) => void} */
  function arrangeSoon(side, after = false) {
    if (!waiting.size) requestAnimationFrame(() => (after ? window.setTimeout(arrangeNow) : arrangeNow()));
    waiting.add(side);
  }
  function arrangeNow() {
    const now = [...waiting];
    waiting.clear();
    now.map(arrange).forEach((put) => put());
  }

  Object.assign(atlas, { arrangeSoon, arrangeNow });
})();
