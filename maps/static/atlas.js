// Two maps in step. Everything that is drawn or said comes from the page's data block; text enters by textContent only.
"use strict";
const atlas = (() => {
  document.documentElement.classList.add("live");
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
    const shown = { map, paths: [], labels: [], dots: [], leaders: [] };
    sides[side] = shown;
    L.polygon(context, { className: "context", interactive: false, weight: 0.7 }).addTo(map);
    const largest = new Map();
    for (const outline of outlines) {
      const path = L.polygon(outline.rings, { className: "territory", fillOpacity: 1, smoothFactor: 0.5 }).addTo(map);
      path.outline = outline;
      shown.paths.push(path);
      const size = outline.rings[0].length;
      if (!largest.has(outline.territory) || largest.get(outline.territory).size < size)
        largest.set(outline.territory, { path, size });
      path.bindTooltip(() => hint(side, outline), { sticky: true, className: "hint" });
      path.on("click", () => tell(outline.territory));
    }
    data.territories.forEach((territory, index) => {
      const dot = L.circleMarker(territory.at, { radius: 7, className: "territory", fillOpacity: 1 });
      dot.bindTooltip(() => hint(side, { territory: index, name: territory.name }), { className: "hint" });
      dot.on("click", () => tell(index));
      shown.dots.push(dot);
      shown.labels.push(label(map, territory));
      shown.leaders.push(L.polyline([], { className: "leader", interactive: false, weight: 1 }).addTo(map));
      reachable(largest.get(index).path, index);
    });
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    map.on("focus click", () => map.scrollWheelZoom.enable());
    map.on("blur mouseout", () => map.scrollWheelZoom.disable());
    shown.overview = overview(side);
    map.on("zoomend viewreset resize", () => arrange(side));
    map.on("moveend", () => frame(side));
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

  function overview(side) {
    const [[south, west], [north, east]] = data.views.whole;
    const squeeze = Math.cos(((south + north) / 2) * Math.PI / 180), scale = 200 / ((east - west) * squeeze);
    const place = ([lat, lon]) => [((lon - west) * squeeze * scale).toFixed(1), ((north - lat) * scale).toFixed(1)];
    const size = place([south, east]);
    const d = (rings) => rings.map((ring) => "M" + ring.map((p) => place(p).join(" ")).join("L") + "Z").join("");
    const svg = drawing("svg", { viewBox: `0 0 ${size.join(" ")}`, "aria-hidden": "true" });
    svg.append(drawing("path", { class: "context", d: context.map(d).join("") }));
    const paths = data.territories.map((territory, index) => {
      const path = drawing("path", {
        class: "territory", d: outlines.filter((o) => o.territory === index).map((o) => d(o.rings)).join(""),
      });
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
    const button = document.getElementById(`overview_${side}`);
    button.append(svg);
    button.addEventListener("click", () => view(sides.right.whole ? "main" : "whole"));
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

  function levelsAgainst(record) { return data.levels[record] || ""; }

  function style(symbol, changed) {
    return {
      fillColor: `url(#${symbol})`, color: changed ? CHANGED : QUIET, weight: changed ? 2.5 : 1,
      dashArray: data.dashes[symbol] || null,
    };
  }

  function paint(side, record) {
    const shown = sides[side], cells = data.records[record].cells;
    shown.record = record;
    const levels = levelsAgainst(sides.left.record);
    for (const layer of [...shown.paths, ...shown.dots.map((dot, i) => Object.assign(dot, { outline: { territory: i } }))]) {
      const index = layer.outline.territory;
      layer.setStyle(style(cells[index][0], levels[index] === "c"));
    }
    data.territories.forEach((territory, index) => {
      const [symbol, words, phrase] = cells[index], changed = levels[index] === "c";
      shown.labels[index].words.textContent = words;
      shown.labels[index].node.classList.toggle("changed", changed);
      for (const path of [shown.overview.paths[index], shown.overview.dots[index]]) {
        if (!path) continue;
        path.setAttribute("fill", `url(#${symbol})`);
        path.classList.toggle("changed", changed);
      }
      const own = shown.paths.find((path) => path.getElement().hasAttribute("tabindex") && path.outline.territory === index);
      own.getElement().setAttribute("aria-label", `${territory.name}: ${phrase}` + (changed ? ` (${data.words.changed})` : ""));
    });
    arrange(side);
  }

  // Labels go where they cover neither each other nor the islands; one that has to stand off gets a leader.
  function arrange(side) {
    const shown = sides[side], map = shown.map, size = map.getSize();
    if (!size.x || !shown.record) return;
    const corner = map.containerPointToLayerPoint([0, 0]);
    const islands = data.territories.map((_, index) => shown.paths.filter((p) => p.outline.territory === index)
      .map((p) => box(map, p.getBounds())));
    const taken = furniture(side, corner);
    data.territories.forEach((territory, index) => {
      const { marker, node } = shown.labels[index];
      const at = map.latLngToLayerPoint(territory.at), inside = within(at, corner, size);
      const span = islands[index].reduce((most, b) => Math.max(most, b[2] - b[0], b[3] - b[1]), 0);
      shown.dots[index][span < 14 ? "addTo" : "remove"](map);
      node.classList.toggle("hidden", !inside);
      shown.leaders[index].setLatLngs([]);
      if (!inside) return;
      const width = node.offsetWidth, height = node.offsetHeight;
      let best = null;
      for (const distance of [0, 10, 24, 44, 70, 100, 140, 190]) {
        for (let turn = 0; turn < (distance ? 16 : 1); turn++) {
          const angle = Math.PI / 4 + turn * Math.PI / 8;
          const x = at.x + Math.cos(angle) * (distance + (distance ? width / 2 : 0)), y = at.y + Math.sin(angle) * (distance + (distance ? height / 2 : 0));
          const here = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
          if (here[0] < corner.x + 4 || here[1] < corner.y + 4 || here[2] > corner.x + size.x - 4 || here[3] > corner.y + size.y - 26) continue;
          let cost = distance;
          for (const other of taken) cost += overlap(here, other) ? 10000 : 0;
          islands.forEach((boxes, i) => { for (const b of boxes) if (overlap(here, b)) cost += i === index && distance === 0 ? 120 : 60; });
          if (!best || cost < best.cost) best = { cost, here, x, y, distance };
        }
      }
      if (!best || best.cost >= 10000) { node.classList.add("hidden"); return; }
      taken.push(best.here);
      marker.setLatLng(map.layerPointToLatLng([best.x, best.y]));
      if (best.distance >= 24) {
        const near = [Math.min(Math.max(at.x, best.here[0]), best.here[2]), Math.min(Math.max(at.y, best.here[1]), best.here[3])];
        shown.leaders[index].setLatLngs([territory.at, map.layerPointToLatLng(near)]);
      }
    });
  }
  // The zoom buttons and the overview stand on the map: no label goes under them.
  function furniture(side, corner) {
    const node = sides[side].map.getContainer(), origin = node.getBoundingClientRect();
    const standing = [document.getElementById(`overview_${side}`), node.querySelector(".leaflet-control-zoom")];
    return standing.map((one) => one.getBoundingClientRect()).map((r) => [
      r.left - origin.left + corner.x, r.top - origin.top + corner.y,
      r.right - origin.left + corner.x, r.bottom - origin.top + corner.y,
    ]);
  }
  function box(map, bounds) {
    const a = map.latLngToLayerPoint(bounds.getNorthWest()), b = map.latLngToLayerPoint(bounds.getSouthEast());
    return [a.x, a.y, b.x, b.y];
  }
  function within(p, corner, size) { return p.x >= corner.x && p.y >= corner.y && p.x <= corner.x + size.x && p.y <= corner.y + size.y; }
  function overlap(a, b) { return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]; }

  // ---- what differs, in words ----------------------------------------------------------------------------------

  function list() {
    const levels = levelsAgainst(sides.left.record), before = cellsOf("left"), after = cellsOf("right");
    const items = [];
    data.territories.forEach((territory, index) => {
      const level = levels[index];
      document.querySelectorAll(`[data-before="${territory.id}"]`).forEach((cell) => {
        cell.replaceChildren(swatch(before[index][0]), " ", before[index][2]);
      });
      const row = document.getElementById(`row-${territory.id}`);
      if (row) row.className = { c: "changed", t: "terms", s: "same" }[level];
      if (level === "s") return;
      const item = element("li", { class: level === "c" ? "changed" : "terms", "data-territory": territory.id }, element("b", {}, territory.label), ": ");
      if (level === "t") item.append(element("i", {}, data.words.terms), " ");
      item.append(swatch(before[index][0]), ` ${before[index][2]} → `, swatch(after[index][0]), ` ${after[index][2]}`);
      items.push(item);
    });
    if (!items.length) items.push(element("li", {}, data.words.nothing));
    document.getElementById("differences").replaceChildren(...items);
  }

  function swatch(symbol) {
    const svg = drawing("svg", { class: "swatch", viewBox: "0 0 24 14", "aria-hidden": "true" });
    svg.append(drawing("rect", {
      x: 1, y: 1, width: 22, height: 12, fill: `url(#${symbol})`, "stroke-dasharray": data.dashes[symbol] || "none",
    }));
    return svg;
  }

  function tell(territory) {
    const { label, name } = data.territories[territory];
    const before = cellsOf("left")[territory][2], after = cellsOf("right")[territory][2];
    document.getElementById("detail").replaceChildren(
      element("b", {}, name), ` — ${data.records[sides.left.record].short}: ${before}. ${data.records[sides.right.record].short}: ${after}.`);
    return label;
  }

  // The still picture, which print shows, follows the reader's choice.
  function picture() {
    const levels = levelsAgainst(sides.left.record);
    for (const side of ["left", "right"]) {
      const record = data.records[sides[side].record], panel = document.querySelector(`#figure [data-side="${side}"]`);
      panel.querySelector("[data-title]").textContent = record.title;
      panel.querySelector("[data-date]").textContent = record.date;
      data.territories.forEach(({ id }, index) => {
        const [symbol, words] = record.cells[index];
        for (const node of panel.querySelectorAll(`[data-territory="${id}"]`)) {
          node.setAttribute("fill", `url(#${symbol})`);
          node.setAttribute("stroke-dasharray", data.dashes[symbol] || "none");
        }
        for (const node of panel.querySelectorAll(`[data-words="${id}"]`)) node.textContent = words;
        for (const node of panel.querySelectorAll(`[data-mark="${id}"]`)) node.textContent = levels[index] === "c" ? "≠ " : "";
      });
    }
  }

  function legend() {
    const used = new Set([...cellsOf("left"), ...cellsOf("right")].map(([symbol]) => symbol));
    document.querySelectorAll("#legend [data-symbol]").forEach((item) => { item.hidden = !used.has(item.dataset.symbol); });
  }

  // ---- the whole page --------------------------------------------------------------------------------------------

  function view(name) {
    const whole = name === "whole";
    sides.right.whole = whole;
    document.querySelectorAll(".overview").forEach((button) => {
      button.setAttribute("aria-pressed", String(whole));
      button.setAttribute("aria-label", whole ? data.words.show_main : data.words.show_whole);
    });
    sides.right.map.fitBounds(data.views[name], { animate: false });
  }

  function choose(record, keep) {
    sides.left.record = record;
    paint("left", record);
    paint("right", data.here);
    const { title, date, url } = data.records[record];
    const caption = document.getElementById("caption_left");
    caption.replaceChildren(url ? element("a", { href: url }, title) : title, element("small", {}, date));
    list();
    legend();
    picture();
    if (keep) return;
    const levels = levelsAgainst(record), changed = [...levels].flatMap((level, i) => (level === "s" ? [] : [i]));
    view(changed.length && !changed.some((i) => data.main.includes(i)) ? "whole" : "main");
  }

  function step(map, other) {
    map.on("move", () => {
      if (map.stepping) return;
      other.stepping = true;
      other.setView(map.getCenter(), map.getZoom(), { animate: false });
      other.stepping = false;
    });
  }

  // Which comparison a link asks for: #vs=<scenario>.
  function asked() {
    const match = /(?:^#|&)vs=([^&]*)/.exec(window.location.hash);
    return match && match[1] in data.records ? match[1] : data.against;
  }

  function start(left, right) {
    step(left, right);
    step(right, left);
    sides.right.record = data.here;
    const picker = document.getElementById("picker");
    picker.value = asked();
    choose(picker.value);
    picker.addEventListener("change", () => {
      choose(picker.value, true);
      window.history.replaceState(null, "", `#vs=${picker.value}`);
    });
    window.addEventListener("hashchange", () => { picker.value = asked(); choose(picker.value, true); });
    // A map that starts hidden (a slide, a tab) has no size; it is fitted when it gets one.
    new ResizeObserver(() => {
      for (const map of [left, right]) map.invalidateSize({ animate: false, pan: false });
      view(sides.right.whole ? "whole" : "main");
    }).observe(document.getElementById("maps"));
    document.documentElement.classList.add("drawn");
  }

  return { draw, start, sides, data };
})();
