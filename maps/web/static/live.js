// First of all: the maps are to be drawn, and take the place of the still picture, which stands until then.
// @ts-check
"use strict";
(() => {
  const { classList } = document.documentElement, { hash } = window.location;
  classList.remove("drawn");  // a page saved from the browser has it
  classList.add("live");
})();
