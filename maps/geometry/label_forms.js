// How a label can be written: as it is, broken into more lines, without its outcome, and as a number. The caller measures.
// @ts-check
"use strict";

/** @typedef {{kind: "full" | "name" | "number", name: string[], outcome: string[]}} Written the lines of a label */

const labelForms = (() => {
  const SHORT = 6, LONG = 13;  // letters of what is broken at all, and of what is broken between words
  /** A text's two halves, or null: between two names or before a bracket, if it has these, else as even as its spaces allow.
   * @type {(text: string) => [string, string] | null} */
  function halves(text) {
    if (text.length < SHORT) return null;
    const ends = (/** @type {RegExp} */ end) => [...text.matchAll(end)].map(({ index, 0: { length } }) => index + length).filter(Boolean);
    const inside = (/** @type {number} */ end) => end < text.length, apart = ends(/[/／] ?|(?=[(（])/g).filter(inside);
    const at = apart.length ? apart : text.length < LONG ? [] : ends(/ (?=\S)|[、・]/g).filter(inside);
    const longer = (/** @type {number} */ end) => Math.max(end, text.length - end);
    const [best] = at.sort((one, other) => longer(one) - longer(other) || one - other);
    return best ? [text.slice(0, best).trim(), text.slice(best).trim()] : null;
  }

  /** The ways to write a label, the best first: the caller measures them. @type {(name: string, outcome: string, number: string) => Written[]} */
  return function labelForms(name, outcome, number) {
    const longest = (/** @type {string[]} */ lines) => Math.max(...lines.map(({ length }) => length));
    let names = [name], words = outcome ? [outcome] : [];
    /** @type {Written[]} */
    const full = outcome ? [{ kind: "full", name: names, outcome: words }] : [];
    while (outcome) {  // the longer of the two is broken, then what is the longer then
      const first = longest(names) >= longest(words), lines = first ? names : words, broken = lines.length > 1 ? null : halves(lines[0]);
      if (!broken) break;
      if (first) names = broken; else words = broken;
      full.push({ kind: "full", name: names, outcome: words });
    }
    /** @type {Written[]} */
    const short = [[name], halves(name)].flatMap((lines) => (lines ? [{ kind: "name", name: lines, outcome: [] }] : []));
    return [...full, ...short, { kind: "number", name: [number], outcome: [] }];
  };
})();
