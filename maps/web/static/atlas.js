// What the page's data block says, and what every other part shares. Text enters the page by textContent only.
// @ts-check
"use strict";

/**
 * @typedef {[symbol: string, label: string, phrase: string, who: number, terms: number]} Cell one territory in a record
 * @typedef {{title: string, date: string, url: string, cells: Cell[]}} AtlasRecord
 * @typedef {{id: string, name: string, label: string, at: [number, number], small: boolean}} Unit a territory
 * @typedef {object} Side a map that is shown, its record, and what is on it
 * @property {string} record
 * @property {any} map
 * @property {string} view of the right side: 'main', 'whole' or 'latitude,longitude,zoom'
 * @property {any[]} paths
 * @property {any[]} edges
 * @property {any[]} coasts
 * @property {any[]} dots
 * @property {any[]} hits
 * @property {any} group
 * @property {any} tip
 * @property {any} land
 * @property {any} lines
 * @property {SVGGElement[]} bands of each territory, an island by itself
 * @property {SVGSVGElement} labels
 * @property {Object<string, {x: number, y: number}>} before where labels stood
 * @property {{text: string, box: Box}[]} figures of the graticule
 * @property {{paths: Element[], dots: (Element | null)[], box: Element}} overview
 */

/** @type {any} */
const atlas = (() => {
  const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("atlas-data")).textContent || "");
  const symbols = Object.keys(data.symbols);
  const say = (/** @type {number[]} */ clauses) => clauses.map((clause) => data.clauses[clause]).join(data.comma);
  for (const [id, [dash, words, silent]] of Object.entries(data.symbols)) {
    data.symbols[id] = { dash, words: data.clauses[words], silent: Boolean(silent) };
  }
  data.cells = data.cells.map((/** @type {number[]} */ [symbol, who, terms, label, ...phrase]) => [
    symbols[symbol], data.clauses[label], say(phrase), who, terms,
  ]);
  for (const [id, [title, date, cells]] of Object.entries(data.records)) {
    const url = /^control(-.+)?$/.test(id) ? "" : `${id}.html`;
    data.records[id] = { title, date, url, cells: cells.map((/** @type {number} */ index) => data.cells[index]) };
  }
  /** Every map of the page. @type {Object<string, any>} */
  const maps = {};
  /** Those that are shown. @type {Object<string, Side>} */
  const sides = {};

  /** A message with its places filled, as parts to append. @type {(message: string, parts: Object<string, any>) => (Node | string)[]} */
  const filled = (message, parts) => message.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? parts[piece] : piece));
  /** The same, where all parts are text. @type {(message: string, parts: Object<string, any>) => string} */
  const text = (message, parts) => filled(message, parts).join("");

  /** @type {(name: string, attributes?: Object<string, any>, ...children: (Node | string)[]) => HTMLElement} */
  function element(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }
  /** @type {(name: string, attributes?: Object<string, any>, ...children: (Node | string)[]) => SVGElement} */
  function drawing(name, attributes = {}, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return /** @type {SVGElement} */ (node);
  }

  /** @type {(id: string) => boolean} */
  const isRecord = (id) => Object.hasOwn(data.records, id);
  /** @type {(side: string) => Cell[]} */
  const cellsOf = (side) => data.records[sides[side].record].cells;
  /** @type {(cell: Cell) => boolean} */
  const isSilent = ([symbol]) => data.symbols[symbol].silent;

  /** How far one cell differs from another: s(ame), t(erms), c(hanged), as claims/compare.py has it.
   * @type {(one: Cell, other: Cell) => "s" | "t" | "c"} */
  function level([, , , who, terms], [, , , otherWho, otherTerms]) {
    if (who !== otherWho) return "c";
    return terms === otherTerms || terms < 0 || otherTerms < 0 ? "s" : "t";  // control, -1, has no terms
  }

  const others = () => Object.keys(sides).filter((side) => side !== "left");

  /** One letter a territory: how a side differs from the left; for the left, the most that any other does.
   * @type {(side?: string) => string} */
  function levels(side = "right") {
    const before = cellsOf("left"), compared = side === "left" ? others() : [side];
    return before.map((cell, index) => compared.map((other) => level(cell, cellsOf(other)[index]))
      .reduce((most, one) => (one === "c" || most === "s" ? one : most))).join("");
  }

  /** What stands beside a territory's label: 'otherwise' where both speak and differ, 'nothing' where this side is silent
   * and the other is not, ''.
   * @type {(side: string) => string[]} */
  function marks(side) {
    const own = cellsOf(side), compared = side === "left" ? others() : ["left"];
    return own.map((cell, index) => {
      const unlike = compared.map((other) => cellsOf(other)[index]).filter((other) => level(cell, other) === "c");
      if (!unlike.length) return "";
      return isSilent(cell) ? "nothing" : unlike.some((other) => !isSilent(other)) ? "otherwise" : "";
    });
  }

  /** The view that a comparison opens with, as maps/view/opening_view.py has it.
   * @type {(record: Cell[], against: Cell[]) => "main" | "whole"} */
  function openingView(record, against) {
    const spoken = (/** @type {Cell[]} */ cells) => [...cells.keys()].filter((index) => !isSilent(cells[index]));
    const own = spoken(record), disposed = own.length ? own : spoken(against);
    const both = disposed.filter((index) => !isSilent(record[index]) && !isSilent(against[index]));
    const differing = both.filter((index) => level(record[index], against[index]) === "c");
    const outside = (/** @type {number[]} */ some) => some.length && !some.some((index) => data.main.includes(index));
    return outside(disposed) || outside(differing) ? "whole" : "main";
  }

  /** @type {(symbol: string) => SVGElement} */
  function swatch(symbol) {
    const rect = drawing("rect", { fill: `url(#${symbol})`, "stroke-dasharray": data.symbols[symbol].dash || "none" });
    return drawing("svg", { class: "swatch", "aria-hidden": "true" }, rect);
  }

  return { data, maps, sides, filled, text, element, drawing, isRecord, cellsOf, isSilent, levels, marks, openingView, others, swatch };
})();
