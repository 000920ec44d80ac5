// The still picture, which print shows, follows the reader's choice.
// @ts-check
"use strict";

(() => {
  const { data, sides, levels } = atlas;

  atlas.picture = () => {
    const letters = levels();
    for (const side of ["left", "right"]) {
      const record = data.records[sides[side].record];
      const panel = /** @type {Element} */ (document.querySelector(`#figure [data-side="${side}"]`));
      for (const [name, text] of [["title", record.title], ["date", record.date]]) {
        const node = panel.querySelector(`[data-${name}]`);
        if (node) node.textContent = text;
      }
      data.territories.forEach((/** @type {Unit} */ { id }, /** @type {number} */ index) => territory(panel, id, record.cells[index], letters[index]));
    }
  };

  /** @type {(panel: Element, id: string, cell: Cell, level: string) => void} */
  function territory(panel, id, [symbol, words], level) {
    for (const node of panel.querySelectorAll(`[data-territory="${id}"]`)) {
      node.setAttribute("fill", `url(#${symbol})`);
      node.setAttribute("stroke-dasharray", data.symbols[symbol].dash || "none");
      if (node.getAttribute("href") === `#f-${id}`) node.setAttribute("stroke-width", level === "c" ? "2" : "0.8");
    }
    for (const node of panel.querySelectorAll(`[data-words="${id}"]`)) node.textContent = words;
    for (const node of panel.querySelectorAll(`[data-mark="${id}"]`)) node.textContent = level === "c" ? "≠ " : "";
  }
})();
