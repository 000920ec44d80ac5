// One side: its map, and what is drawn on it; fills.js has the fills.
// @ts-check
"use strict";

(() => {
  const { data, sides, text, element, cellsOf } = atlas;
  const FULL = 2, THIN = 1, DOT = 14, FINGER = 24;  // px of an outline; px that a territory spans

  const all = data.outlines.flatMap((/** @type {string[]} */ [, , ...texts]) => texts);
  const rings = decode(all, data.per_degree);
  /** @type {(Island & {territory: number})[]} */
  const islands = data.outlines.map((/** @type {any[]} */ [territory, name, ...texts]) => (
    { territory, name, rings: rings.splice(0, texts.length) }));
  /** @type {Geometry[]} */
  const geometries = data.territories.map((/** @type {Unit} */ _, /** @type {number} */ index) => (
    locate(islands.filter(({ territory }) => territory === index))));
  const context = locate([{ name: "", rings: decode(data.context, data.per_degree) }]);

  // Leaflet's scale and zoom buttons know English alone.
  const Scale = /** @type {any} */ (L.Control.Scale.extend({
    _updateScale(/** @type {Element} */ node, /** @type {string} */ label, /** @type {number} */ ratio) {
      const own = label.replace(/^(.+) (k?m)$/, (_all, number, unit) => text(data.words[unit], { number }));
      /** @type {any} */ (L.Control.Scale.prototype)._updateScale.call(this, node, own, ratio);
    },
  }));

  /** A map in its element, which is empty but in a page saved from the browser. @type {(id: string, options: object) => any} */
  function map(id, options) {
    const node = /** @type {HTMLElement} */ (document.getElementById(id));
    node.replaceChildren();
    for (const name of ["style", "tabindex"]) node.removeAttribute(name);
    node.className = "map";
    const made = L.map(id, { ...options, zoomControl: false });
    L.control.zoom({ zoomInTitle: data.words.zoom_in, zoomOutTitle: data.words.zoom_out }).addTo(made);
    new Scale({ imperial: false, position: "bottomleft" }).addTo(made);
    return made;
  }

  /** Draw a side that has its place, in the fills of its record. @type {(side: string) => void} */
  function draw(side) {
    const shown = sides[side], { map: on } = shown, cells = cellsOf(side);
    shown.land = new Shape(context, { className: "context", interactive: false, weight: 0.7 }).addTo(on);
    shown.group = answering(L.featureGroup(), side).addTo(on);
    const part = (/** @type {any} */ layer, /** @type {number} */ territory) => Object.assign(layer, { territory });
    const speck = (/** @type {number} */ index, /** @type {object} */ options) => part(L.circleMarker(data.territories[index].at, options), index);
    const indexes = [...cells.keys()];
    shown.paths = indexes.map((index) => part(new Shape(geometries[index], { className: "territory", fillOpacity: 1, weight: 0 }), index));
    const outline = { interactive: false, fill: false };
    shown.edges = indexes.map((index) => part(new Edge(geometries[index], { ...outline, className: "edge", weight: THIN }), index));
    shown.coasts = indexes.map((index) => part(new Coast(geometries[index], { ...outline, className: "coast", weight: FULL }), index));
    shown.dots = indexes.map((index) => speck(index, { radius: 7, weight: THIN, className: "territory", fillOpacity: 1 }));
    shown.hits = indexes.map((index) => speck(index, { radius: 13, stroke: false, fillOpacity: 0, className: "hit" }));
    for (const path of shown.paths) {
      shown.group.addLayer(path);
      reachable(path, side);
    }
    for (const line of [...shown.edges, ...shown.coasts]) line.addTo(on);
    shown.overview = atlas.overview(side, geometries, context);
    const moved = () => {
      atlas.frame(side);
      atlas.graticule(side);
      reach(side);
      atlas.arrangeSoon(side);
    };
    on.on("zoomend viewreset", () => {
      weigh(side);
      atlas.bands(side);
    });
    on.on("moveend viewreset resize", moved);
    weigh(side);
    moved();
    atlas.paint(side);
  }

  /** A dot for a territory that is a speck, and room for a finger. @type {(side: string) => void} */
  function weigh(side) {
    const shown = sides[side];
    shown.paths.forEach((/** @type {any} */ path, /** @type {number} */ index) => {
      const largest = Math.max(...path.traced().boxes.map((/** @type {Box} */ [left, top, right, bottom]) => Math.max(right - left, bottom - top)));
      shown.group[largest < DOT ? "addLayer" : "removeLayer"](shown.dots[index]);
      shown.group[largest < FINGER ? "addLayer" : "removeLayer"](shown.hits[index]);
    });
  }

  /** One tooltip a side, for whatever the pointer is on. @type {(group: any, side: string) => any} */
  function answering(group, side) {
    const tip = L.tooltip({ className: "hint", direction: "auto" }), { map: on } = sides[side];
    sides[side].tip = tip;
    let under = "";
    group.on("mouseover mousemove", (/** @type {any} */ { layer: { territory }, latlng }) => {
      const name = nameAt(geometries[territory], [latlng.lat, latlng.lng]);
      if (under !== territory + name) tip.setContent(hint(side, territory, name));
      under = territory + name;
      tip.setLatLng(latlng).openOn(on);
    });
    group.on("mouseout", () => {
      under = "";
      tip.close();
    });
    group.on("click", (/** @type {any} */ { layer }) => atlas.tell(layer.territory));
    return group;
  }

  /** @type {(path: any, side: string) => void} */
  function reachable(path, side) {
    const node = path.getElement(), { territory } = path, { tip } = sides[side];
    node.setAttribute("role", "button");
    node.dataset.territory = data.territories[territory].id;
    node.addEventListener("focus", () => atlas.tell(territory));
    node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") tip.close();
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      atlas.tell(territory);
    });
  }

  /** What is out of view is out of the keyboard's way. @type {(side: string) => void} */
  function reach(side) {
    const { map: on, paths } = sides[side], size = on.getSize(), corner = on.containerPointToLayerPoint([0, 0]);
    for (const path of paths) {
      const seen = path.traced().boxes.some((/** @type {Box} */ [left, top, right, bottom]) => (
        left < corner.x + size.x && right > corner.x && top < corner.y + size.y && bottom > corner.y));
      path.getElement().setAttribute("tabindex", seen ? "0" : "-1");
    }
  }

  /** @type {(side: string, territory: number, island: string) => HTMLElement} */
  function hint(side, territory, island) {
    const [, , phrase] = cellsOf(side)[territory], { name } = data.territories[territory];
    const own = !island || island === name ? [] : [island, element("br")];
    return element("div", {}, ...own, element("b", {}, name), element("br"), phrase);
  }

  /** The boundaries of former treaties, made when they are first asked for. @type {(side: string, on: boolean) => void} */
  function lines(side, on) {
    const shown = sides[side];
    if (on && !shown.lines) shown.lines = L.layerGroup(data.lines.map((/** @type {{name: string, path: string}} */ { name, path }) => {
      const [line] = decode([path], data.per_degree);
      const positions = line.flatMap((lon, at) => (at % 2 ? [] : [L.latLng(line[at + 1], lon)]));
      return L.polyline(positions, { className: "boundary", weight: 2, dashArray: "8 5" }).bindTooltip(name, { sticky: true });
    }));
    if (shown.lines) shown.lines[on ? "addTo" : "remove"](shown.map);
  }

  Object.assign(atlas, { map, draw, lines, geometries, context });
})();
