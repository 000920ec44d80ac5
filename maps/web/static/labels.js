// What is written on a map: territories with what the record does with them, leaders, waters, degrees. Where each stands
// is worked out by the layout of labels, which pictures share.
// @ts-check
"use strict";

(() => {
  const { data, sides, element, drawing, cellsOf, isSilent, marks } = atlas;
  const LINE = 1.2, TALL = 1.36, PAD = 3, WIDE = 8, DOT = 2, SPECK = 7;  // heights of type; px; degrees of a wide view; px
  const OUTCOME = 14 / 15, WATER = 14 / 15, DEGREE = 11 / 15;  // sizes beside a name's
  const SIGNS = { otherwise: "≠", nothing: "∅" };

  const measuring = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  let widths = new Map();
  /** @type {(text: string, font: string) => number} */
  function width(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      measuring.font = font;
      widths.set(key, Math.ceil(measuring.measureText(text).width));
    }
    return widths.get(key) || 0;
  }

  /** @typedef {{em: number, bold: string, plain: string, water: string, degree: string}} Type */
  /** @type {(node: Element) => Type} */
  function type(node) {
    const { fontSize, fontFamily } = getComputedStyle(node), em = parseFloat(fontSize);
    const font = (/** @type {string} */ style, /** @type {number} */ size) => `${style} ${em * size}px ${fontFamily}`;
    return { em, bold: font("bold", 1), plain: font("", OUTCOME), water: font("italic", WATER), degree: font("", DEGREE) };
  }

  const lead = (/** @type {string} */ mark) => (mark ? `${SIGNS[/** @type {"otherwise"} */ (mark)]}\u00a0` : "");

  /** The ways to write a territory's label, measured. */
  function forms(/** @type {Unit} */ { label }, /** @type {string} */ outcome, /** @type {string} */ mark, /** @type {number} */ number, /** @type {Type} */ { em, bold, plain }) {
    return labelForms(lead(mark) + label, outcome, String(number)).map((form) => {
      const lines = [...form.name.map((line) => width(line, bold)), ...form.outcome.map((line) => width(line, plain))];
      const round = form.kind === "number" ? em * 0.6 : 0;
      return { ...form, width: Math.max(...lines) + 2 * PAD + round, height: em * (LINE * (lines.length - 1) + TALL) };
    });
  }

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
    const corner = map.containerPointToLayerPoint([0, 0]), written = type(map.getContainer());
    const moved = (/** @type {ArrayLike<number>} */ ring) => Float64Array.from(ring, (value, at) => value - (at % 2 ? corner.y : corner.x));
    const px = shown.paths.map((/** @type {any} */ path) => path.traced().px.map(moved));
    atlas.settle(side, px);
    const cells = cellsOf(side), kinds = marks(side);
    const territories = data.territories.map((/** @type {Unit} */ territory, /** @type {number} */ index) => {
      const { x, y } = map.latLngToContainerPoint(territory.at), speck = shown.group.hasLayer(shown.dots[index]);
      return {
        id: territory.id, quiet: isSilent(cells[index]), before: shown.before && shown.before[territory.id],
        rings: speck ? [...px[index], octagon(x, y)] : px[index],
        forms: forms(territory, cells[index][1], kinds[index], index + 1, written),
      };
    });
    const bounds = map.getBounds(), view = bounds.getEast() - bounds.getWest() > WIDE ? "far" : "close";
    const texts = [...waters(map, view, written), ...figures(shown, written)];
    const found = labelLayout({
      width: wide, height: high, em: written.em, territories, context: shown.land.traced().px.map(moved), obstacles: furniture(side), notes: texts,
    });
    return () => write(side, found, territories, kinds, texts, written, corner);
  }

  const octagon = (/** @type {number} */ x, /** @type {number} */ y) => [...Array(8).keys()].flatMap((turn) => (
    [x + SPECK * Math.cos(turn * Math.PI / 4), y + SPECK * Math.sin(turn * Math.PI / 4)]));

  /** @typedef {Note & {lines: string[], kind: string, size: number}} Text */
  /** The names of seas, where they have room. @type {(map: any, view: string, type: Type) => Text[]} */
  function waters(map, view, { em, water }) {
    return data.waters.flatMap((/** @type {any} */ { names, at, shown }, /** @type {number} */ index) => {
      if (shown !== "always" && shown !== view) return [];
      const { x, y } = map.latLngToContainerPoint(at), size = em * WATER;
      const half = Math.max(...names.map((/** @type {string} */ name) => width(name, water) * 1.12)) / 2, up = size * (LINE * (names.length - 1) + TALL) / 2;
      const boxes = [[0, 0], [0, -2], [0, 2], [-1, 0], [1, 0]].map(([right, down]) => /** @type {Box} */ (
        [x - half + right * half, y - up + down * up, x + half + right * half, y + up + down * up]));
      return [{ id: `water-${index}`, boxes, lines: names, kind: "water", size }];
    });
  }

  /** The degrees of the graticule. @type {(shown: Side, type: Type) => Text[]} */
  function figures({ figures: all }, { em, degree }) {
    return (all || []).map(({ text, box: [x, y] }, index) => {
      const size = em * DEGREE, box = /** @type {Box} */ ([x, y - size * TALL, x + width(text, degree), y]);
      return { id: `degree-${index}`, boxes: [box], lines: [text], kind: "degree", size };
    });
  }

  /** @type {(side: string, found: Layout, territories: any[], kinds: string[], texts: Text[], type: Type, corner: any) => void} */
  function write(side, found, territories, kinds, texts, { em }, corner) {
    const shown = sides[side], { map } = shown, { x: wide, y: high } = map.getSize();
    if (!shown.labels) {
      map.createPane("labels");
      shown.labels = /** @type {SVGSVGElement} */ (drawing("svg", { class: "labels", "aria-hidden": "true" }));
      map.getPane("labels").append(shown.labels);
    }
    L.DomUtil.setPosition(/** @type {any} */ (shown.labels), corner);
    for (const [name, value] of [["width", wide], ["height", high]]) shown.labels.setAttribute(name, value);
    const nodes = texts.filter(({ id }) => found.notes[id]).map((text) => note(text, found.notes[text.id]));
    territories.forEach(({ id, forms: all }, index) => {
      const label = found.labels[id];
      if (!label) return;
      if (label.leader) nodes.push(leader(id, label.leader));
      nodes.push(labelled(id, all[label.form], label, kinds[index], em));
    });
    shown.labels.replaceChildren(...nodes);
    shown.before = Object.fromEntries(Object.entries(found.labels).map(([id, { box: [x, y] }]) => [id, { x, y }]));
    list(side, found.numbers);
  }

  /** @type {(text: Text, box: Box) => SVGElement} */
  function note({ kind, lines, size }, [left, top, right]) {
    const x = kind === "water" ? (left + right) / 2 : left;
    return drawing("text", { class: kind }, ...lines.map((line, number) => (
      drawing("tspan", { x, y: top + size * (1.08 + LINE * number) }, line))));
  }

  /** @type {(id: string, line: Line) => SVGElement} */
  function leader(id, [x, y, toX, toY]) {
    const path = drawing("path", { d: `M${x} ${y}L${toX} ${toY}`, "data-leader": id });
    return drawing("g", { class: "leader" }, path, drawing("circle", { cx: toX, cy: toY, r: DOT }));
  }

  /** @type {(id: string, form: Written, label: Label, mark: string, em: number) => SVGElement} */
  function labelled(id, { kind, name, outcome }, { box: [left, top, right], align }, mark, em) {
    const x = align === "start" ? left + PAD : align === "end" ? right - PAD : (left + right) / 2, sign = lead(mark);
    let y = top + em * 1.08;
    const lines = [...name.map((line) => ["name", line]), ...outcome.map((line) => ["outcome", line])].map(([what, line]) => {
      const at = { x, y, class: what };
      y += em * LINE;
      if (!sign || !line.startsWith(sign)) return drawing("tspan", at, line);
      return drawing("tspan", at, drawing("tspan", { class: `sign ${mark}` }, sign), line.slice(sign.length));
    });
    const text = drawing("text", { "text-anchor": align }, ...lines);
    return drawing("g", { class: `label ${kind}`, "data-label": id }, text);
  }

  /** What is numbered on the map is named under it. @type {(side: string, numbers: string[]) => void} */
  function list(side, numbers) {
    const node = /** @type {HTMLOListElement} */ (document.getElementById(`numbers_${side}`)), cells = cellsOf(side);
    node.hidden = !numbers.length;
    node.replaceChildren(...data.territories.flatMap((/** @type {Unit} */ { id, label }, /** @type {number} */ index) => (
      numbers.includes(id) ? [element("li", { value: index + 1 }, element("b", {}, label), ` ${cells[index][1]}`)] : [])));
  }

  /** Sides that are to be arranged in the next frame, however many things have changed. @type {Set<string>} */
  const waiting = new Set();
  /** @type {(side: string) => void} */
  function arrangeSoon(side) {
    if (!waiting.size) requestAnimationFrame(arrangeNow);
    waiting.add(side);
  }
  function arrangeNow() {
    const now = [...waiting];
    waiting.clear();
    now.map(arrange).forEach((put) => put());
  }
  if (document.fonts) document.fonts.addEventListener("loadingdone", () => {
    widths = new Map();
    Object.keys(sides).forEach(arrangeSoon);
  });

  Object.assign(atlas, { arrangeSoon, arrangeNow });
})();
