// What is written on a map: territories with what the record does with them, leaders, names. Where each stands is worked
// out by the layout of labels, which pictures share.
// @ts-check
"use strict";

/**
 * @typedef {Surface & {cells: Cell[], kinds: string[], px: ArrayLike<number>[][], specks: boolean[],
 *   before?: Object<string, {x: number, y: number}>, obstacles: Box[]}} RecordMap a record's map, to be written on: rings and
 *   whether it is drawn as a dot for each territory
 */

(() => {
  const { data, drawing, isSilent } = atlas;
  const LINE = 1.2, TALL = 1.36, PAD = 3, DOT = 2, SPECK = 7;  // heights of type; px
  const OUTCOME = 14 / 15;  // its size beside a name's
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

  /** The fonts of a map on which names are so large. @type {(em: number) => Type} */
  function type(em) {
    const { fontFamily } = getComputedStyle(document.body), { water, land, place, degree } = atlas.sizes;
    const font = (/** @type {string} */ style, /** @type {number} */ size) => `${style} ${em * size}px ${fontFamily}`;
    return {
      em, bold: font("bold", 1), plain: font("", OUTCOME), water: font("italic", water), land: font("", land),
      place: font("", place), degree: font("", degree),
    };
  }

  const lead = (/** @type {string} */ mark) => (mark ? `${SIGNS[/** @type {"otherwise"} */ (mark)]}\u00a0` : "");

  /** The ways to write a territory's label, measured.
   * @type {(unit: Unit, outcome: string, mark: string, number: number, type: Type) => (Form & Written)[]} */
  function forms({ label }, outcome, mark, number, { em, bold, plain }) {
    return labelForms(lead(mark) + label, outcome, String(number)).map((form) => {
      const lines = [...form.name.map((line) => width(line, bold)), ...form.outcome.map((line) => width(line, plain))];
      const round = form.kind === "number" ? em * 0.6 : 0;
      return { ...form, width: Math.max(...lines) + 2 * PAD + round, height: em * (LINE * (lines.length - 1) + TALL) };
    });
  }

  const octagon = (/** @type {number} */ x, /** @type {number} */ y) => [...Array(8).keys()].flatMap((turn) => (
    [x + SPECK * Math.cos(turn * Math.PI / 4), y + SPECK * Math.sin(turn * Math.PI / 4)]));

  /** Write a map: what is drawn, and what the layout found. @type {(map: RecordMap) => {nodes: SVGElement[], found: Layout}} */
  function written(map) {
    const { wide, high, type: { em }, cells, kinds, px, land, obstacles } = map;
    const territories = /** @type {Unit[]} */ (data.territories).map((territory, index) => {
      const { x, y } = map.put(territory.at);
      return {
        id: territory.id, quiet: isSilent(cells[index]), before: map.before && map.before[territory.id], sides: territory.sides,
        rings: map.specks[index] ? [...px[index], octagon(x, y)] : px[index],
        forms: forms(territory, cells[index][1], kinds[index], index + 1, map.type),
      };
    });
    const notes = /** @type {Lettering[]} */ (atlas.texts(map));
    const found = labelLayout({ width: wide, height: high, em, territories, context: land, obstacles, notes });
    /** @type {SVGElement[]} */
    const nodes = notes.filter(({ id }) => found.notes[id]).map((note) => atlas.named(note, found.notes[note.id]));
    territories.forEach((/** @type {any} */ { id, forms: all }, /** @type {number} */ index) => {
      const label = found.labels[id];
      if (!label) return;
      if (label.leader) nodes.push(leader(id, label.leader));
      nodes.push(labelled(id, all[label.form], label, kinds[index], em));
    });
    return { nodes, found };
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

  if (document.fonts) document.fonts.addEventListener("loadingdone", () => {
    widths = new Map();
    Object.keys(atlas.sides).forEach(atlas.arrangeSoon);
  });

  Object.assign(atlas, { width, type, written });
})();
