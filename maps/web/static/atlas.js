// Two maps and their fills. Everything that is drawn or said comes from the page's data block; text enters by textContent only.
"use strict";
const atlas = (() => {
  const data = JSON.parse(document.getElementById("atlas-data").textContent);
  const symbols = Object.keys(data.symbols), [comma, dash] = data.between;
  const say = (clauses, between) => clauses.map((clause) => data.clauses[clause]).join(between);
  for (const [id, [outline, ...clauses]] of Object.entries(data.symbols)) data.symbols[id] = [say(clauses, dash), outline];
  data.cells = data.cells.map(([symbol, who, terms, label, ...phrase]) => [
    symbols[symbol], data.clauses[label], say(phrase, comma), who, terms,
  ]);
  for (const [id, [title, date, cells]] of Object.entries(data.records)) {
    const url = /^control(-[-\d]+)?$/.test(id) ? "" : `${id}.html`;
    data.records[id] = { title, date, url, cells: cells.map((index) => data.cells[index]) };
  }
  const maps = {}, sides = {};  // every map of the page; those that are shown, each with its record and what is on it
  const SVG = "http://www.w3.org/2000/svg";
  const CHANGED = "#111111", QUIET = "#5B5B5B";

  // A message with its places filled, as parts to append; joined, where all of them are text.
  const filled = (message, parts) => message.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? parts[piece] : piece));
  const text = (message, parts) => filled(message, parts).join("");

  function element(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }
  function drawing(name, attributes = {}) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  const rings = (texts) => decode(texts, data.per_degree), all = rings(data.outlines.flatMap(([, , ...texts]) => texts));
  const islands = data.outlines.map(([territory, name, ...texts]) => ({ territory, name, rings: all.splice(0, texts.length) }));
  const geometries = data.territories.map((_, index) => locate(islands.filter(({ territory }) => territory === index)));
  const context = locate([{ name: "", rings: rings(data.context) }]);

  // ---- what a side's record says -------------------------------------------------------------------------------

  function cellsOf(side) { return data.records[sides[side].record].cells; }

  // How far the right cell differs from the left: s(ame), t(erms), c(hanged), as claims/compare.py has it.
  function level([, , , who, terms], [, , , otherWho, otherTerms]) {
    if (who !== otherWho) return "c";
    return terms === otherTerms || terms < 0 || otherTerms < 0 ? "s" : "t";  // control, -1, has no terms
  }
  // One letter a territory: how a side differs from the left; for the left, the most that any other does.
  function levels(side = "right") {
    const before = cellsOf("left"), others = side === "left" ? Object.keys(sides).slice(1) : [side];
    return data.territories.map((_, index) => others.map((other) => level(before[index], cellsOf(other)[index]))
      .reduce((most, one) => (one === "c" || most === "s" ? one : most))).join("");
  }

  // Each territory's style on this side.
  function styles(side) {
    const differs = levels(side);
    return cellsOf(side).map(([symbol], index) => ({
      fillColor: `url(#${symbol})`, fillOpacity: 1, dashArray: data.symbols[symbol][1] || null,
      color: differs[index] === "c" ? CHANGED : QUIET, weight: differs[index] === "c" ? 2.5 : 1,
    }));
  }

  // Leaflet's scale knows its units in English alone.
  const Scale = L.Control.Scale.extend({
    _updateScale(node, label, ratio) {
      L.Control.Scale.prototype._updateScale.call(this, node, label.replace(/^(.+) (k?m)$/, (_all, number, unit) => text(data.words[unit], { number })), ratio);
    },
  });

  // ---- drawing one side, in the fills of its record ------------------------------------------------------------

  function draw(side) {
    const shown = sides[side], { map } = shown, style = styles(side);
    new Shape(context, { className: "context", interactive: false, weight: 0.7 }).addTo(map);
    shown.waters = waters(map);
    shown.group = answering(L.featureGroup(), side).addTo(map);
    const part = (layer, territory) => Object.assign(layer, { territory });
    const speck = (index, options) => part(L.circleMarker(data.territories[index].at, options), index);
    shown.paths = style.map((own, index) => part(new Shape(geometries[index], { ...own, className: "territory" }), index));
    shown.dots = style.map((own, index) => speck(index, { ...own, radius: 7, className: "territory" }));
    shown.hits = style.map((_, index) => speck(index, { radius: 13, stroke: false, fillOpacity: 0, className: "hit" }));
    shown.paths.forEach((path) => { shown.group.addLayer(path); reachable(path, side); });
    shown.labels = data.territories.map((territory) => label(map, territory));
    shown.leaders = data.territories.map(() => L.polyline([], { className: "leader", interactive: false, weight: 1 }));
    shown.overview = atlas.overview(side, geometries, context);
    new Scale({ imperial: false, position: "bottomleft" }).addTo(map);
    const moved = () => { atlas.frame(side); atlas.graticule(map); };
    map.on("moveend", moved);
    moved();
    // The wheel belongs to the page until the reader has turned to the map, and never in an embedded one.
    map.on("focus click", () => { if (!document.documentElement.classList.contains("embed")) map.scrollWheelZoom.enable(); });
    map.on("blur mouseout", () => map.scrollWheelZoom.disable());
    map.on("zoomend viewreset resize", () => arrangeSoon(side));
    write(side);
  }

  // The boundaries of former treaties, made when they are first asked for.
  function lines(side, on) {
    const shown = sides[side];
    if (on && !shown.lines) shown.lines = L.layerGroup(data.lines.map(({ name, path }) => {
      const [line] = rings([path]), positions = line.flatMap((lon, at) => (at % 2 ? [] : [[line[at + 1], lon]]));
      return L.polyline(positions, { className: "boundary", weight: 2, dashArray: "8 5" }).bindTooltip(name, { sticky: true });
    }));
    if (shown.lines) shown.lines[on ? "addTo" : "remove"](shown.map);
  }

  // Once a frame, however many things have changed; both sides measure before either writes.
  const waiting = new Set();
  function arrangeSoon(side) {
    if (!waiting.size) requestAnimationFrame(() => {
      const all = [...waiting];
      waiting.clear();
      all.map(atlas.arrange).forEach((put) => put());
    });
    waiting.add(side);
  }

  // One tooltip a side, for whatever the pointer is on.
  function answering(group, side) {
    const tip = L.tooltip({ className: "hint", direction: "auto" }), { map } = sides[side];
    sides[side].tip = tip;
    let on = "";
    group.on("mouseover mousemove", ({ layer: { territory }, latlng }) => {
      const { lat, lng } = latlng, name = nameAt(geometries[territory], [lat, lng]);
      if (on !== territory + name) tip.setContent(hint(side, territory, name));
      on = territory + name;
      tip.setLatLng(latlng).openOn(map);
    });
    group.on("mouseout", () => { on = ""; tip.close(); });
    group.on("click", ({ layer }) => tell(layer.territory));
    return group;
  }

  function waters(map) {
    return data.waters.map(({ names, at, shown }) => {
      const node = element("span", {}, ...names.flatMap((name, index) => (index ? [element("br"), name] : [name])));
      L.marker(at, { icon: L.divIcon({ html: node, className: "water", iconSize: null }), interactive: false, keyboard: false })
        .addTo(map);
      return { node, at, shown };
    });
  }

  function reachable(path, side) {
    const node = path.getElement(), { territory } = path, { tip, map } = sides[side];
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.addEventListener("focus", () => tip.setContent(hint(side, territory, "")).setLatLng(data.territories[territory].at).openOn(map));
    node.addEventListener("blur", () => tip.close());
    node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") tip.close();
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      tell(territory);
    });
  }

  function label(map, territory) {
    const name = element("b", {}, territory.label);
    const words = element("span");
    const node = element("div", { class: "label-box" }, name, words);
    const marker = L.marker(territory.at, {
      icon: L.divIcon({ html: node, className: "label", iconSize: null }), interactive: false, keyboard: false,
    }).addTo(map);
    return { marker, node, words };
  }

  function hint(side, territory, island) {
    const [, , phrase] = cellsOf(side)[territory], { name } = data.territories[territory];
    const own = !island || island === name ? [] : [island, element("br")];
    return element("div", {}, ...own, element("b", {}, name), element("br"), phrase);
  }

  function tell(territory) {
    const said = Object.keys(sides).map((side) => (
      element("span", {}, text(data.words.named, { name: data.records[sides[side].record].title, text: cellsOf(side)[territory][2] }))));
    const parted = said.flatMap((one, at) => (at ? [data.words.parted, one] : [one]));
    document.getElementById("detail").replaceChildren(
      ...filled(data.words.named, { name: element("b", {}, data.territories[territory].name), text: parted }));
  }

  // ---- painting another record -----------------------------------------------------------------------------------

  function paint(side) {
    const shown = sides[side], style = styles(side);
    for (const layer of [...shown.paths, ...shown.dots]) layer.setStyle(style[layer.territory]);
    write(side);
  }

  function write(side) {
    const shown = sides[side], cells = cellsOf(side), differs = levels(side);
    data.territories.forEach((territory, index) => {
      const [symbol, words, phrase] = cells[index], changed = differs[index] === "c";
      shown.labels[index].words.textContent = words;
      shown.labels[index].node.classList.toggle("changed", changed);
      for (const path of [shown.overview.paths[index], shown.overview.dots[index]]) {
        if (!path) continue;
        path.setAttribute("fill", `url(#${symbol})`);
        path.classList.toggle("changed", changed);
      }
      shown.paths[index].getElement().setAttribute("aria-label", text(data.words.named, {
        name: territory.name, text: changed ? text(data.words.aside, { text: phrase, aside: data.words.changed }) : phrase,
      }));
    });
    arrangeSoon(side);
  }

  function swatch(symbol) {
    const svg = drawing("svg", { class: "swatch", "aria-hidden": "true" });
    svg.append(drawing("rect", { fill: `url(#${symbol})`, "stroke-dasharray": data.symbols[symbol][1] || "none" }));
    return svg;
  }

  return { data, maps, sides, element, drawing, draw, lines, paint, filled, text, cellsOf, levels, swatch };
})();
