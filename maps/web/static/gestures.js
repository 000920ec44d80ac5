// The page scrolls under one finger and under the wheel; two fingers move the map, and so does a mouse.
// @ts-check
"use strict";

/** @type {(map: any) => void} */
atlas.gestures = (map) => {
  const node = map.getContainer();
  // Whoever begins decides: Leaflet would drag with one finger.
  node.addEventListener("pointerdown", (/** @type {PointerEvent} */ { pointerType }) => {
    map.dragging[pointerType === "touch" ? "disable" : "enable"]();
  }, true);
  // Two fingers are not for the page.
  node.addEventListener("touchmove", (/** @type {TouchEvent} */ event) => {
    if (event.touches.length > 1) event.preventDefault();
  }, { passive: false });
  // The wheel belongs to the page until the reader has turned to the map, and never in an embedded one.
  map.on("focus click", () => {
    if (!document.documentElement.classList.contains("embed")) map.scrollWheelZoom.enable();
  });
  map.on("blur mouseout", () => map.scrollWheelZoom.disable());
};
