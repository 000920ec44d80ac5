// The still picture, which print shows, follows the reader's choice.
// @ts-check
"use strict";

(() => {
  const { data, sides, marks } = atlas;
  /** @type {Record<string, string>} */
  const SIGNS = { otherwise: "≠ ", nothing: "∅ ", "": "" };

  atlas.picture = () => {
    for (const side of ["left", "right"]) {
      const record = data.records[sides[side].record];
      const kinds = marks(side);
      const panel = /** @type {Element} */ (document.querySelector(`#figure [data-side="${side}"]`));
      for (const [name, text] of [["title", record.title], ["date", record.date]]) {
        const node = panel.querySelector(`[data-${name}]`);
        if (node) node.textContent = text;
      }
      data.territories.forEach((/** @type {Unit} */ { id }, /** @type {number} */ index) => {
        territory(panel, id, record.cells[index], kinds[index]);
      });
    }
  };

  // A pattern of bands comes in several widths: a use says how often its bands come again.
  /** @type {(symbol: string, times: string | undefined) => string} */
  const pattern = (symbol, times) => (times && document.getElementById(`${symbol}...${times}`) ? `${symbol}...${times}` : symbol);

  /** @type {(panel: Element, id: string, cell: Cell, kind: string) => void} */
  function territory(panel, id, [symbol, words], kind) {
    for (const node of panel.querySelectorAll(`[data-territory="${id}"]`)) {
      node.setAttribute("stroke-dasharray", data.symbols[symbol].dash || "none");
      for (const use of node.querySelectorAll("use")) use.setAttribute("fill", `url(#${pattern(symbol, use.dataset.times)})`);
    }
    for (const node of panel.querySelectorAll(`[data-words="${id}"]`)) node.textContent = words;
    for (const node of panel.querySelectorAll(`[data-mark="${id}"]`)) node.textContent = SIGNS[kind];
  }
})();
