// What a territory's colour rests on: Enter on it shows what the record says of it, and where that stands.
// @ts-check
"use strict";

const detail = (() => {
  const { $, told } = story;

  told.push((now, before) => {
    before?.querySelectorAll(".t[tabindex]").forEach((one) => one.removeAttribute("tabindex"));
    now.querySelectorAll(".t[aria-label]").forEach((one) => {
      one.setAttribute("tabindex", "0");
      one.setAttribute("role", "img");
    });
  });

  /** Show what an element rests on, if it is a territory; say whether it was. @type {(element: Element | null) => boolean} */
  function show(element) {
    const territory = element?.closest("[data-territory]")?.getAttribute("data-territory"), map = element?.closest("figure");
    if (!territory || !map) return false;
    const rows = /** @type {HTMLElement[]} */ ([...(document.getElementById(map.dataset.record || "")?.querySelectorAll("li") || [])]);
    const found = rows.filter((one) => (one.dataset.of || "").split(" ").includes(territory));
    $("#detail").replaceChildren(...found.map((one) => {
      const copy = document.createElement("div");
      copy.append(...[...one.childNodes].map((node) => node.cloneNode(true)));
      return copy;
    }));
    $("#detail").hidden = false;
    return true;
  }

  return { show };
})();
