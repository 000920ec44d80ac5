// Two maps, their overviews and their fills. Everything that is drawn or said comes from the page's data block; text enters by textContent only.
"use strict";
const atlas = (() => {
  const data = JSON.parse(document.getElementById("atlas-data").textContent);
  const sides = {};
  const SVG = "http://www.w3.org/2000/svg";
  const CHANGED = "#111111", QUIET = "#5B5B5B";

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

  // The reverse of maps/encode.py: one string a ring, to [latitude, longitude] in degrees.
  function decode(text) {
    const ring = [];
    let at = 0, lon = 0, lat = 0;
    const next = () => {
      let value = 0, shift = 0, code;
      do {
        code = text.charCodeAt(at++) - 63;
        value |= (code & 31) << shift;
        shift += 5;
      } while (code >= 32);
      return value & 1 ? ~(value >> 1) : value >> 1;
    };
    while (at < text.length) {
      lon += next();
      lat += next();
      ring.push([lat / data.per_degree, lon / data.per_degree]);
    }
    return ring;
  }
  const outlines = data.outlines.map(([territory, name, rings]) => ({ territory, name, rings: rings.map(decode) }));
  const context = data.context.map((rings) => rings.map(decode));

  // ---- drawing one side -------------------------------------------------------------------------------------

  function draw(map, side) {
    const shown = { map, paths: [], labels: [], dots: [], hits: [], leaders: [], named: [], lines: L.layerGroup() };
    sides[side] = shown;
    L.polygon(context, { className: "context", interactive: false, weight: 0.7 }).addTo(map);
    shown.waters = waters(map);
    const largest = new Map();
    for (const outline of outlines) {
      const path = L.polygon(outline.rings, { className: "territory", fillOpacity: 1, smoothFactor: 0.5 }).addTo(map);
      path.outline = outline;
      shown.paths.push(path);
      const size = outline.rings[0].length;
      if (!largest.has(outline.territory) || largest.get(outline.territory).size < size)
        largest.set(outline.territory, { path, size });
      answer(path, side, outline);
    }
    data.territories.forEach((territory, index) => {
      const outline = { territory: index, name: territory.name };
      const dot = L.circleMarker(territory.at, { radius: 7, className: "territory", fillOpacity: 1 });
      const hit = L.circleMarker(territory.at, { radius: 13, stroke: false, fillOpacity: 0, className: "hit" });
      for (const layer of [dot, hit]) {
        layer.outline = outline;
        answer(layer, side, outline);
      }
      shown.dots.push(dot);
      shown.hits.push(hit);
      shown.labels.push(label(map, territory));
      shown.leaders.push(L.polyline([], { className: "leader", interactive: false, weight: 1 }).addTo(map));
      shown.named.push(largest.get(index).path);
    });
    for (const { name, path } of data.lines) {
      L.polyline(decode(path), { className: "boundary", weight: 2, dashArray: "8 5" }).bindTooltip(name, { sticky: true })
        .addTo(shown.lines);
    }
    // What needs a place waits for the map to have one.
    map.whenReady(() => {
      shown.named.forEach(reachable);
      L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
      const moved = () => { frame(side); atlas.graticule(map); };
      map.on("moveend", moved);
      moved();
    });
    // The wheel belongs to the page until the reader has turned to the map, and never in an embedded one.
    map.on("focus click", () => { if (!document.documentElement.classList.contains("embed")) map.scrollWheelZoom.enable(); });
    map.on("blur mouseout", () => map.scrollWheelZoom.disable());
    shown.overview = overview(side);
    map.on("zoomend viewreset resize", () => arrangeSoon(side));
  }

  // Once a frame, however many things have changed.
  function arrangeSoon(side) {
    const shown = sides[side];
    if (shown.waiting) return;
    shown.waiting = true;
    requestAnimationFrame(() => {
      shown.waiting = false;
      atlas.arrange(side);
    });
  }

  function answer(layer, side, outline) {
    layer.bindTooltip(() => hint(side, outline), { sticky: true, className: "hint" });
    layer.on("click", () => tell(outline.territory));
  }

  function waters(map) {
    return data.waters.map(({ names, at, shown }) => {
      const node = element("span", {}, ...names.flatMap((name, index) => (index ? [element("br"), name] : [name])));
      L.marker(at, { icon: L.divIcon({ html: node, className: "water", iconSize: null }), interactive: false, keyboard: false })
        .addTo(map);
      return { node, at, shown };
    });
  }

  function reachable(path, territory) {
    const node = path.getElement();
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.addEventListener("keydown", (event) => {
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

  function cellsOf(side) { return data.records[sides[side].record].cells; }

  function hint(side, outline) {
    const [, , phrase] = cellsOf(side)[outline.territory];
    const territory = data.territories[outline.territory];
    const own = outline.name === territory.name ? [] : [outline.name, element("br")];
    return element("div", {}, ...own, element("b", {}, territory.name), element("br"), phrase);
  }

  // ---- the overview: all territories, in the same fills, with the frame of what the map shows ------------------

  let drawn = null;  // the paths of an overview, the same on both sides
  function overview(side) {
    const [[south, west], [north, east]] = data.views.whole;
    const squeeze = Math.cos(((south + north) / 2) * Math.PI / 180), scale = 200 / ((east - west) * squeeze);
    const place = ([lat, lon]) => [((lon - west) * squeeze * scale).toFixed(1), ((north - lat) * scale).toFixed(1)];
    const size = place([south, east]);
    const d = (rings) => rings.map((ring) => "M" + ring.map((p) => place(p).join(" ")).join("L") + "Z").join("");
    drawn = drawn || {
      context: context.map(d).join(""),
      territories: data.territories.map((_, index) => outlines.filter((o) => o.territory === index).map((o) => d(o.rings)).join("")),
    };
    const svg = drawing("svg", { viewBox: `0 0 ${size.join(" ")}`, "aria-hidden": "true" });
    svg.append(drawing("path", { class: "context", d: drawn.context }));
    const paths = data.territories.map((territory, index) => {
      const path = drawing("path", { class: "territory", d: drawn.territories[index] });
      svg.append(path);
      return path;
    });
    const dots = data.territories.map((territory, index) => {
      if (!territory.small) return null;
      const [cx, cy] = place(territory.at);
      const dot = drawing("circle", { class: "territory", cx, cy, r: 2.6 });
      svg.append(dot);
      return dot;
    });
    const box = drawing("rect", { class: "frame" });
    svg.append(box);
    document.getElementById(`overview_${side}`).append(svg);
    return { paths, dots, box, place };
  }

  function frame(side) {
    const { map, overview: { box, place } } = sides[side], bounds = map.getBounds();
    const [x, y] = place([bounds.getNorth(), bounds.getWest()]), [right, bottom] = place([bounds.getSouth(), bounds.getEast()]);
    box.setAttribute("x", x);
    box.setAttribute("y", y);
    box.setAttribute("width", Math.max(0, right - x));
    box.setAttribute("height", Math.max(0, bottom - y));
  }

  // ---- painting a record ---------------------------------------------------------------------------------------

  // How far the right cell differs from the left: s(ame), t(erms), c(hanged), as claims/compare.py has it.
  function level([, , , who, terms], [, , , otherWho, otherTerms]) {
    if (who !== otherWho) return "c";
    return terms === otherTerms || terms < 0 || otherTerms < 0 ? "s" : "t";  // control, -1, has no terms
  }
  function levels() {
    const before = cellsOf("left"), after = cellsOf("right");
    return data.territories.map((_, index) => level(before[index], after[index])).join("");
  }

  function style(symbol, changed) {
    return {
      fillColor: `url(#${symbol})`, color: changed ? CHANGED : QUIET, weight: changed ? 2.5 : 1,
      dashArray: data.dashes[symbol] || null,
    };
  }

  function paint(side) {
    const shown = sides[side], cells = cellsOf(side), differs = levels();
    for (const layer of [...shown.paths, ...shown.dots]) {
      const index = layer.outline.territory;
      layer.setStyle(style(cells[index][0], differs[index] === "c"));
    }
    data.territories.forEach((territory, index) => {
      const [symbol, words, phrase] = cells[index], changed = differs[index] === "c";
      shown.labels[index].words.textContent = words;
      shown.labels[index].node.classList.toggle("changed", changed);
      for (const path of [shown.overview.paths[index], shown.overview.dots[index]]) {
        if (!path) continue;
        path.setAttribute("fill", `url(#${symbol})`);
        path.classList.toggle("changed", changed);
      }
      shown.named[index].getElement().setAttribute("aria-label", `${territory.name}: ${phrase}` + (changed ? ` (${data.words.changed})` : ""));
    });
    arrangeSoon(side);
  }

  function swatch(symbol) {
    const svg = drawing("svg", { class: "swatch", viewBox: "0 0 24 14", "aria-hidden": "true" });
    svg.append(drawing("rect", {
      x: 1, y: 1, width: 22, height: 12, fill: `url(#${symbol})`, "stroke-dasharray": data.dashes[symbol] || "none",
    }));
    return svg;
  }

  function tell(territory) {
    const said = ["left", "right"].map((side) => `${data.records[sides[side].record].short}: ${cellsOf(side)[territory][2]}. `);
    document.getElementById("detail").replaceChildren(element("b", {}, data.territories[territory].name), " — ", ...said);
  }

  return { data, sides, element, draw, paint, cellsOf, levels, swatch };
})();
