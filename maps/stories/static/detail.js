// What a territory's colour rests on: Enter on it shows what the record says of it, and where that stands.
// @ts-check
"use strict";

const detail = (() => {
  const { $, onStep } = story;

  /** What the records have on a territory of a map. @type {(element: Element) => HTMLElement[]} */
  function rows(element) {
    const id = element.closest("figure")?.dataset.record || "", territory = element.getAttribute("data-territory") || "";
    const all = /** @type {HTMLElement[]} */ ([...(document.getElementById(id)?.querySelectorAll("li") || [])]);
    return all.filter((one) => (one.dataset.of || "").split(" ").includes(territory));
  }

  // The territories of the step can be reached, and have names: what each is called and what is done with it.
  onStep.push((now, before) => {
    before?.querySelectorAll(".t[tabindex]").forEach((one) => one.removeAttribute("tabindex"));
    now.querySelectorAll(".t[data-territory]").forEach((one) => {
      const name = $(`[data-name="${one.getAttribute("data-territory")}"]`).textContent;
      const done = rows(one).map((row) => row.querySelector("span")?.textContent);
      const label = [name, ...done].join(document.documentElement.dataset.between);
      Object.entries({ tabindex: "0", role: "img", "aria-label": label }).forEach(([key, value]) => one.setAttribute(key, value));
    });
  });

  /** Show what an element rests on, if it is a territory; say whether it was. @type {(element: Element | null) => boolean} */
  function show(element) {
    const territory = element?.closest("[data-territory]");
    if (!territory) return false;
    $("#detail").replaceChildren(...rows(territory).map((one) => {
      const copy = document.createElement("div");
      copy.append(...[...one.childNodes].map((node) => node.cloneNode(true)));
      return copy;
    }));
    $("#detail").hidden = false;
    return true;
  }

  return { show };
})();
