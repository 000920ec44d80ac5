// What surrounds the maps: the pickers, what differs in words, the address, embedding.
"use strict";
atlas.page = (() => {
  const { data, sides, element, filled, text, swatch, cellsOf } = atlas;
  const $ = (id) => document.getElementById(id);
  const VIEWS = ["main", "whole"];
  // A page that was given to its frame as text, as in a notebook, has no address, and its neighbours have none either.
  const adrift = window.location.protocol === "about:";

  // ---- what differs, in words --------------------------------------------------------------------------------

  const shown = () => Object.keys(sides);

  function list() {
    const items = [], before = cellsOf("left");
    for (const side of shown()) {
      data.territories.forEach((territory, index) => {
        document.querySelectorAll(`[data-${side}="${territory.id}"]`).forEach((cell) => {
          cell.replaceChildren(swatch(cellsOf(side)[index][0]), " ", cellsOf(side)[index][2]);
        });
      });
      if (side !== "left") items.push(...differences(before, side));
    }
    const most = atlas.levels("left");
    data.territories.forEach(({ id }, index) => {
      const row = $(`row-${id}`);
      if (row) row.className = { c: "changed", t: "terms", s: "same" }[most[index]];
    });
    $("differences").replaceChildren(...(items.length ? items : [element("li", {}, data.words.nothing)]));
  }

  function differences(before, side) {
    const levels = atlas.levels(side), after = cellsOf(side), items = [];
    data.territories.forEach((territory, index) => {
      const level = levels[index];
      if (level === "s") return;
      const attributes = { class: level === "c" ? "changed" : "terms", "data-territory": territory.id };
      const cell = ([symbol, , phrase]) => [swatch(symbol), " ", phrase];
      let change = filled(data.words.change, { before: cell(before[index]), after: cell(after[index]) });
      if (level === "t") change = filled(data.words.noted, { note: element("i", {}, data.words.terms), change });
      change = filled(data.words.named, { name: element("b", {}, territory.label), text: change });
      if (shown().length > 2) {
        change = filled(data.words.on_map, { map: element("i", {}, data.records[sides[side].record].title), change });
      }
      items.push(element("li", attributes, ...change));
    });
    return items;
  }

  function legend() {
    const used = new Set(shown().flatMap(cellsOf).map(([symbol]) => symbol));
    const items = Object.keys(data.symbols).filter((id) => used.has(id));
    $("legend").replaceChildren(...items.map((id) => element("li", { "data-symbol": id }, swatch(id), " ", data.symbols[id][0])));
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
          node.setAttribute("stroke-dasharray", data.symbols[symbol][1] || "none");
          if (node.getAttribute("href") === `#f-${id}`) node.setAttribute("stroke-width", levels[index] === "c" ? 2 : 0.8);
        }
        for (const node of panel.querySelectorAll(`[data-words="${id}"]`)) node.textContent = words;
        for (const node of panel.querySelectorAll(`[data-mark="${id}"]`)) node.textContent = levels[index] === "c" ? "≠ " : "";
      });
    }
  }

  function captions() {
    for (const side of shown()) {
      const key = sides[side].record, { title, date, url } = data.records[key];
      const linked = url && key !== data.here && !adrift;
      $(`caption_${side}`).replaceChildren(linked ? element("a", { href: url }, title) : title, element("small", {}, date));
    }
  }

  function fill(picker) {
    const option = (id) => element("option", { value: id }, text(data.words.option, data.records[id]));
    const chosen = picker.value, ids = Object.keys(data.records);
    if (data.groups.reduce((sum, [, count]) => sum + count, 0) < ids.length) ids.shift();
    picker.replaceChildren(...data.groups.map(([label, count]) => element("optgroup", { label }, ...ids.splice(0, count).map(option))));
    picker.value = chosen;
  }

  // ---- choosing what to compare --------------------------------------------------------------------------------

  // chosen: a record's id by side; sides that it leaves out keep theirs.
  function choose(chosen) {
    for (const [side, id] of Object.entries(chosen)) sides[side].record = id;
    shown().forEach(atlas.paint);
    around();
  }

  // What stands around the maps.
  function around() {
    const { left: { record: left }, right: { record: right } } = sides;
    for (const side of shown()) {
      const picker = $(`picker_${side}`);
      if (picker) picker.value = sides[side].record;
    }
    captions();
    list();
    legend();
    picture();
    const swap = $("swap");
    if (swap && !$("picker_right") && !adrift) {
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
  const containers = () => shown().map((side) => sides[side].map.getContainer());
  const size = () => containers().map(({ offsetWidth, offsetHeight }) => `${offsetWidth} ${offsetHeight}`).join();
  // A title of two lines leaves its map lower than the other: what is to be seen has to fit in that one.
  const lowest = () => shown().map((side) => sides[side].map).sort((one, other) => one.getSize().y - other.getSize().y)[0];

  function view(name) {
    fitted = size();
    sides.right.view = name;
    for (const side of shown()) sides[side].map.byHand = false;
    const whole = name === "whole";
    document.querySelectorAll(".overview").forEach((button) => {
      button.setAttribute("aria-pressed", String(whole));
      button.setAttribute("aria-label", whole ? data.words.show_main : data.words.show_whole);
    });
    const { map } = sides.right;
    if (VIEWS.includes(name)) {
      lowest().fitBounds(data.views[name], { animate: false });
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
      records: { left: known("vs", data.against), right: known("this", data.here), ...further(known) },
      view: VIEWS.includes(place) || /^-?[\d.]+,-?[\d.]+,[\d.]+$/.test(place) ? place : null,
      lines: parts.has("lines"), embed: parts.has("embed") || adrift,
      show: data.territories.findIndex(({ id }) => id === parts.get("show")),
    };
  }

  // The third and fourth map of the page for comparing, as far as the address asks for them.
  function further(known) {
    const asked = ["third", "fourth"].map((side) => [side, known(side, "")]);
    return Object.fromEntries(asked.filter(([side, id]) => id && atlas.maps[side]));
  }

  function address() {
    const parts = [`vs=${sides.left.record}`];
    if (sides.right.record !== data.here) parts.push(`this=${sides.right.record}`);
    for (const side of shown().slice(2)) parts.push(`${side}=${sides[side].record}`);
    if (sides.right.view !== openingView()) parts.push(`view=${sides.right.view}`);
    if (document.documentElement.classList.contains("lines")) parts.push("lines");
    if (document.documentElement.classList.contains("embed")) parts.push("embed");
    return "#" + parts.join("&");
  }

  // The frame to paste shows what is chosen here.
  function frame() {
    const field = $("snippet"), here = address();
    if (field) field.value = field.value.replace(/#[^"]*/, /&embed$/.test(here) ? here : `${here}&embed`);
  }

  function record(push) {
    frame();
    try {
      window.history[push ? "pushState" : "replaceState"](null, "", address());
    } catch (error) { // a page inside a notebook has no address of its own
      if (error.name !== "SecurityError") throw error;
    }
  }

  function apply() {
    const wanted = asked();
    document.documentElement.classList.toggle("embed", wanted.embed);
    lines(wanted.lines);
    show(wanted.records);
    // A territory outside the main view is shown on the whole.
    const opening = wanted.show < 0 || data.main.includes(wanted.show) ? openingView() : "whole";
    view(wanted.view || opening);
    return wanted;
  }

  function again() { choose(apply().records); }

  // Put these sides on the page, each with its record. A map that is new to it is drawn when it has its place.
  function show(records) {
    for (const [side, map] of Object.entries(atlas.maps)) {
      if (!records[side]) delete sides[side];
      else sides[side] = Object.assign(sides[side] || made[side] || (made[side] = { map }), { record: records[side] });
    }
    const count = Object.keys(records).length, { classList } = document.documentElement;
    for (const number of [2, 3, 4]) classList.toggle(`maps-${number}`, number === count);
    if ($("how-many")) $("how-many").value = count;
    for (const side of shown()) sides[side].map.invalidateSize({ animate: false, pan: false });
  }
  const made = {};

  function drawNew() { shown().filter((side) => !sides[side].paths).forEach(atlas.draw); }

  // A third or fourth map opens with what its picker says.
  function many(count) {
    const all = Object.keys(atlas.maps).slice(0, count);
    show(Object.fromEntries(all.map((side) => [side, sides[side] ? sides[side].record : $(`picker_${side}`).value])));
    fitted = "";
    view(sides.right.view);
    drawNew();
    lines(document.documentElement.classList.contains("lines"));
    choose({});
    record(true);
  }

  function lines(on) {
    document.documentElement.classList.toggle("lines", on);
    $("lines").checked = on;
    for (const side of shown().filter((one) => sides[one].paths)) atlas.lines(side, on);
  }

  // ---- the rest of the page --------------------------------------------------------------------------------------

  // The same comparison, view and layer in another language; the same comparison where more can join it.
  function twin(event) {
    const link = event.target.closest("a[hreflang][href]");
    if (link) link.href = link.getAttribute("href").split("#")[0] + address();
    const more = event.target.closest("a[href^='compare.html']");
    if (more) more.href = `compare.html#vs=${sides.left.record}&this=${sides.right.record}`;
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

  function step(map) {
    map.on("move", () => {
      if (map.stepping) return;
      for (const { map: other } of Object.values(sides)) {
        if (other === map) continue;
        other.stepping = true;
        other.setView(map.getCenter(), map.getZoom(), { animate: false });
        other.stepping = false;
      }
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
  function start() {
    Object.values(atlas.maps).forEach(step);
    const wanted = apply();
    drawNew();
    lines(wanted.lines);
    document.addEventListener("DOMContentLoaded", rest);
    document.documentElement.classList.add("drawn");
  }

  function rest() {
    document.querySelectorAll(".pick [id^='picker_']").forEach(fill);
    // What the page was written with needs no writing.
    const { left, right } = sides, asWritten = left.record === data.against && right.record === data.here;
    if (!asWritten || shown().length > 2) around();
    else captions();
    if (window.location.hash) frame();
    for (const side of Object.keys(atlas.maps)) {
      const picker = $(`picker_${side}`);
      if (picker) picker.addEventListener("change", () => { choose({ [side]: picker.value }); record(true); });
      $(`overview_${side}`).addEventListener("click", () => { view(sides.right.view === "whole" ? "main" : "whole"); record(true); });
    }
    if ($("picker_right")) $("swap").addEventListener("click", () => {
      choose({ left: right.record, right: left.record });
      record(true);
    });
    if ($("how-many")) $("how-many").addEventListener("change", ({ target }) => many(Number(target.value)));
    $("lines").addEventListener("change", () => { lines($("lines").checked); record(true); });
    document.querySelectorAll("[data-show]").forEach((button) => {
      button.addEventListener("click", () => showTerritory(data.territories.findIndex(({ id }) => id === button.dataset.show)));
    });
    if (adrift) document.querySelectorAll("a[href]:not([href*=':'], [href^='#'])").forEach((link) => link.removeAttribute("href"));
    document.addEventListener("click", follow);
    document.addEventListener("click", twin);
    if ($("copy")) $("copy").addEventListener("click", copy);
    window.addEventListener("popstate", again);
    window.addEventListener("hashchange", again);
    // A map that starts hidden (a slide, a tab) has no size; it is fitted when it gets one.
    const resized = new ResizeObserver(() => {
      if (size() === fitted) return;
      for (const side of shown()) sides[side].map.invalidateSize({ animate: false, pan: false });
      view(sides.right.view);
    });
    for (const map of Object.values(atlas.maps)) resized.observe(map.getContainer());
  }

  return start;
})();
