// First of all: the maps are to be drawn, and take the place of the still picture, which stands until then where it shows
// what the address asks for.
// @ts-check
"use strict";
(() => {
  const { classList } = document.documentElement, { hash, protocol } = window.location;
  classList.remove("drawn");  // a page saved from the browser has it
  classList.add("live");
  classList.toggle("stands", /^(#(embed)?)?$/.test(hash));
  for (const word of ["one", "embed"]) classList.toggle(word, hash.slice(1).split("&").includes(word));
  if (protocol === "about:") classList.add("embed");  // in a frame that was given the page as text
  // The embedded type is there before anything is written in it: it would not be taken later.
  for (const face of ["", "bold "]) document.fonts.load(`${face}1em "Atlas Noto"`);
})();
