// What surrounds the maps: the pickers, what differs in words, the address, embedding.
"use strict";
atlas.page = (() => {
  const { data, sides, element, swatch, cellsOf } = atlas;
  const $ = (id) => document.getElementById(id);
  const VIEWS = ["main", "whole"];

  // ---- what differs, in words --------------------------------------------------------------------------------

  function list() {
    const levels = atlas.levels(), before = cellsOf("left"), after = cellsOf("right");
    const items = [];
    data.territories.forEach((territory, index) => {
      const level = levels[index];
      for (const [attribute, cells] of [["before", before], ["after", after]]) {
        document.querySelectorAll(`[data-${attribute}="${territory.id}"]`).forEach((cell) => {
          cell.replaceChildren(swatch(cells[index][0]), " ", cells[index][2]);
        });
      }
      const row = $(`row-${territory.id}`);
      if (row) row.className = { c: "changed", t: "terms", s: "same" }[level];
      if (level === "s") return;
      const kind = level === "c" ? "changed" : "terms";
      const item = element("li", { class: kind, "data-territory": territory.id }, element("b", {}, territory.label), ": ");
      if (level === "t") item.append(element("i", {}, data.words.terms), " ");
      item.append(swatch(before[index][0]), ` ${before[index][2]} → `, swatch(after[index][0]), ` ${after[index][2]}`);
      items.push(item);
    });
    $("differences").replaceChildren(...(items.length ? items : [element("li", {}, data.words.nothing)]));
  }

  function legend() {
    const used = new Set([...cellsOf("left"), ...cellsOf("right")].map(([symbol]) => symbol));
    document.querySelectorAll("#legend [data-symbol]").forEach((item) => { item.hidden = !used.has(item.dataset.symbol); });
  }

  // The still picture, which print shows, follows the reader's choice.
  function picture() {
    const levels = atlas.levels();
    for (const side of ["left", "right"]) {
      const record = data.records[sides[side].record], panel = document.querySelector(`#figure [data-side="${side}"]`);
      panel.querySelector("[data-title]").textContent = record.title;
      panel.querySelector("[data-date]").textContent = record.date;
      data.territories.forEach(({ id }, index) => {
        const [symbol, words] = record.cells[index];
        for (const node of panel.querySelectorAll(`[data-territory="${id}"]`)) {
          node.setAttribute("fill", `url(#${symbol})`);
          node.setAttribute("stroke-dasharray", data.dashes[symbol] || "none");
          if (node.getAttribute("href") === `#f-${id}`) node.setAttribute("stroke-width", levels[index] === "c" ? 2 : 0.8);
        }
        for (const node of panel.querySelectorAll(`[data-words="${id}"]`)) node.textContent = words;
        for (const node of panel.querySelectorAll(`[data-mark="${id}"]`)) node.textContent = levels[index] === "c" ? "≠ " : "";
      });
    }
  }

  function captions() {
    for (const side of ["left", "right"]) {
      const key = sides[side].record, { title, date, url } = data.records[key];
      const linked = url && key !== data.here;
      $(`caption_${side}`).replaceChildren(linked ? element("a", { href: url }, title) : title, element("small", {}, date));
    }
  }

  function fill(picker) {
    const option = (id) => element("option", { value: id }, `${data.records[id].date} — ${data.records[id].title}`);
    const chosen = picker.value;
    picker.replaceChildren(...data.groups.map(([label, ids]) => element("optgroup", { label }, ...ids.map(option))));
    picker.value = chosen;
  }

  // ---- choosing what to compare --------------------------------------------------------------------------------

  function choose(left, right) {
    sides.left.record = left;
    sides.right.record = right;
    for (const side of ["left", "right"]) atlas.paint(side);
    around();
  }

  // What stands around the maps.
  function around() {
    const { left: { record: left }, right: { record: right } } = sides;
    for (const side of ["left", "right"]) {
      const picker = $(`picker_${side}`);
      if (picker) picker.value = sides[side].record;
    }
    captions();
    list();
    legend();
    picture();
    const swap = $("swap");
    if (swap && !$("picker_right")) {
      const { url } = data.records[left];
      swap.hidden = !url;
      swap.href = `${url}#vs=${right}`;
    }
  }

  // Where only territories outside the main view differ, the page opens on the whole.
  function openingView() {
    const changed = [...atlas.levels()].flatMap((level, index) => (level === "s" ? [] : [index]));
    return changed.length && !changed.some((index) => data.main.includes(index)) ? "whole" : "main";
  }

  let fitted = "";  // the size that the view was last fitted to
  const size = () => `${$("map_left").offsetWidth} ${$("map_left").offsetHeight}`;

  function view(name) {
    fitted = size();
    sides.right.view = name;
    for (const side of ["left", "right"]) sides[side].map.byHand = false;
    const whole = name === "whole";
    document.querySelectorAll(".overview").forEach((button) => {
      button.setAttribute("aria-pressed", String(whole));
      button.setAttribute("aria-label", whole ? data.words.show_main : data.words.show_whole);
    });
    const { map } = sides.right;
    if (VIEWS.includes(name)) {
      map.fitBounds(data.views[name], { animate: false });
      return;
    }
    const [lat, lon, zoom] = name.split(",").map(Number);
    map.setView([lat, lon], zoom, { animate: false });
  }

  function showTerritory(index) {
    sides.right.map.fitBounds(sides.right.paths[index].getBounds().pad(0.35), { animate: false, maxZoom: 10 });
    $("maps").scrollIntoView({ block: "nearest" });
  }

  // ---- the address: #vs=<left>&this=<right>&view=main|whole|lat,lon,zoom&lines&embed ----------------------------

  function asked() {
    const parts = new Map(window.location.hash.slice(1).split("&").map((part) => {
      const [key, ...value] = part.split("=");
      return [key, decodeURIComponent(value.join("="))];
    }));
    const known = (key, otherwise) => (parts.get(key) in data.records ? parts.get(key) : otherwise);
    const place = parts.get("view") || "";
    return {
      left: known("vs", data.against), right: known("this", data.here),
      view: VIEWS.includes(place) || /^-?[\d.]+,-?[\d.]+,[\d.]+$/.test(place) ? place : null,
      lines: parts.has("lines"), embed: parts.has("embed"),
      show: data.territories.findIndex(({ id }) => id === parts.get("show")),
    };
  }

  function address() {
    const parts = [`vs=${sides.left.record}`];
    if (sides.right.record !== data.here) parts.push(`this=${sides.right.record}`);
    if (sides.right.view !== openingView()) parts.push(`view=${sides.right.view}`);
    if (document.documentElement.classList.contains("lines")) parts.push("lines");
    if (document.documentElement.classList.contains("embed")) parts.push("embed");
    return "#" + parts.join("&");
  }

  function record(push) { window.history[push ? "pushState" : "replaceState"](null, "", address()); }

  function apply() {
    const wanted = asked();
    document.documentElement.classList.toggle("embed", wanted.embed);
    lines(wanted.lines);
    sides.left.record = wanted.left;
    sides.right.record = wanted.right;
    // A territory outside the main view is shown on the whole.
    const opening = wanted.show < 0 || data.main.includes(wanted.show) ? openingView() : "whole";
    view(wanted.view || opening);
    return wanted;
  }

  function again() {
    const { left, right } = apply();
    choose(left, right);
  }

  function lines(on) {
    document.documentElement.classList.toggle("lines", on);
    $("lines").checked = on;
    for (const side of ["left", "right"]) atlas.lines(side, on);
  }

  // ---- the rest of the page --------------------------------------------------------------------------------------

  // The same comparison, view and layer in another language.
  function twin(event) {
    const link = event.target.closest("a[hreflang]");
    if (link) link.href = link.getAttribute("href").split("#")[0] + address();
  }

  // In a sandboxed frame the browser refuses to follow a fragment, and following one would lose the address's state.
  function follow(event) {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const target = $(link.getAttribute("href").slice(1));
    if (!target) return;
    target.setAttribute("tabindex", "-1");
    target.focus();
    target.scrollIntoView({ block: "center" });
  }

  function copy() {
    const field = $("snippet");
    field.focus();
    field.select();
    const done = document.execCommand("copy");
    $("copied").textContent = done ? data.words.copied : data.words.copy_by_hand;
  }

  function step(map, other) {
    map.on("move", () => {
      if (map.stepping) return;
      other.stepping = true;
      other.setView(map.getCenter(), map.getZoom(), { animate: false });
      other.stepping = false;
    });
    // Only what the reader moves by hand becomes part of the address.
    map.on("moveend", () => {
      if (map.stepping || !map.byHand) return;
      const { lat, lng } = map.getCenter();
      sides.right.view = `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
      record(false);
    });
    for (const what of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(what, () => { map.byHand = true; }, true);
    }
  }

  // Called as soon as the maps' own elements have been read: they are drawn before the text below them.
  function start(left, right) {
    step(left, right);
    step(right, left);
    apply();
    for (const side of ["left", "right"]) atlas.draw(side);
    document.addEventListener("DOMContentLoaded", () => rest(left, right));
    document.documentElement.classList.add("drawn");
  }

  function rest(left, right) {
    document.querySelectorAll(".pick select").forEach(fill);
    // What the page was written with needs no writing.
    if (sides.left.record !== data.against || sides.right.record !== data.here) around();
    else { captions(); legend(); }
    for (const side of ["left", "right"]) {
      const picker = $(`picker_${side}`);
      if (picker) picker.addEventListener("change", () => {
        choose($("picker_left").value, $("picker_right") ? $("picker_right").value : data.here);
        record(true);
      });
      $(`overview_${side}`).addEventListener("click", () => { view(sides.right.view === "whole" ? "main" : "whole"); record(true); });
    }
    if ($("picker_right")) $("swap").addEventListener("click", () => { choose(sides.right.record, sides.left.record); record(true); });
    $("lines").addEventListener("change", () => { lines($("lines").checked); record(true); });
    document.querySelectorAll("[data-show]").forEach((button) => {
      button.addEventListener("click", () => showTerritory(data.territories.findIndex(({ id }) => id === button.dataset.show)));
    });
    document.addEventListener("click", follow);
    document.addEventListener("click", twin);
    if ($("copy")) $("copy").addEventListener("click", copy);
    window.addEventListener("popstate", again);
    window.addEventListener("hashchange", again);
    // A map that starts hidden (a slide, a tab) has no size; it is fitted when it gets one.
    new ResizeObserver(() => {
      if (size() === fitted) return;
      for (const map of [left, right]) map.invalidateSize({ animate: false, pan: false });
      view(sides.right.view);
    }).observe($("maps"));
  }

  return start;
})();
