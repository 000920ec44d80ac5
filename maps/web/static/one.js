// One map that flips between the records: on a narrow screen, and wherever the reader wants it. The key F shows the other
// record for as long as it is held.
// @ts-check
"use strict";

(() => {
  const { data, sides, element } = atlas;
  const { classList } = document.documentElement;
  const narrow = window.matchMedia("(max-width: 640px)");
  const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  let wanted = false, front = "right";

  /** Show one side in front. @type {(side: string) => void} */
  function flip(side) {
    front = side;
    const one = classList.contains("one");
    for (const each of Object.keys(sides)) {
      const figure = /** @type {HTMLElement} */ ($(`map_${each}`).closest(".side"));
      figure.classList.toggle("behind", one && each !== side);
      figure.inert = one && each !== side;
    }
    for (const button of $("which").children) {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.which === side));
    }
  }

  /** As many buttons as there are records, each with its letter. */
  function letters() {
    const buttons = Object.entries(sides).map(([side, { record }], index) => {
      const { title, date } = data.records[record];
      const button = element("button", { type: "button", "data-which": side, title: atlas.text(data.words.dated, { title, date }) });
      button.append(element("b", {}, "ABCD"[index]), " ", element("span", {}, title), " ", element("small", {}, date));
      return button;
    });
    $("which").replaceChildren(...buttons);
    flip(front in sides ? front : "right");
  }

  /** @type {(on?: boolean) => void} */
  function one(on = wanted) {
    wanted = on;
    classList.toggle("one", wanted || narrow.matches);
    $("one").setAttribute("aria-pressed", String(wanted));
    letters();
  }

  function listen() {
    narrow.addEventListener("change", () => one());
    $("which").addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button) flip(/** @type {string} */ (button.dataset.which));
    });
    const other = () => (front === "left" ? "right" : "left");
    let held = false;
    const meant = (/** @type {KeyboardEvent} */ { key, target, ctrlKey, metaKey, altKey }) => (
      key.toLowerCase() === "f" && classList.contains("one") && !ctrlKey && !metaKey && !altKey
      && !(/** @type {Element} */ (target)).closest("select, input, textarea"));
    document.addEventListener("keydown", (event) => {
      if (held || !meant(event)) return;
      held = true;
      flip(other());
    });
    document.addEventListener("keyup", ({ key }) => {
      if (!held || key.toLowerCase() !== "f") return;
      held = false;
      flip(other());
    });
  }

  Object.assign(atlas, { one, letters, listenToFlips: listen, isOne: () => wanted });
})();
