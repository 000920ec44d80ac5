// First of all, so that the still picture for readers without script is not drawn for those with it. Where a script
// fails before the maps are drawn, the picture comes back.
// @ts-check
"use strict";
(() => {
  const { classList } = document.documentElement;
  const still = () => {
    if (!classList.contains("drawn")) classList.remove("live");
  };
  classList.remove("drawn");  // a page saved from the browser has it
  classList.add("live");
  window.addEventListener("error", still);
  document.addEventListener("DOMContentLoaded", still);
})();
