// What part of the world the maps show, the same on all of them.
// @ts-check
"use strict";

(() => {
  const { data, sides, cellsOf, others, openingView } = atlas;
  const shown = () => Object.values(sides);

  /** The view that what is shown opens with: the whole, where one of the comparisons needs it. */
  const opening = () => (others().some((/** @type {string} */ side) => openingView(cellsOf(side), cellsOf("left")) === "whole") ? "whole" : "main");

  /** The sizes of all maps: when they change, the view is fitted anew. */
  const size = () => shown().map(({ map }) => map.getContainer()).map(({ offsetWidth, offsetHeight }) => `${offsetWidth} ${offsetHeight}`).join();
  let fitted = "";

  /** Show a view: 'main', 'whole' or 'latitude,longitude,zoom'. @type {(name: string) => void} */
  function view(name) {
    fitted = size();
    sides.right.view = name;
    for (const { map } of shown()) map.byHand = false;
    document.querySelectorAll("[data-view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.view === name));
    });
    document.querySelectorAll(".overview").forEach((button) => {
      button.setAttribute("aria-label", data.words.show_whole);
      button.setAttribute("aria-pressed", String(name === "whole"));
    });
    if (name in data.views) {
      fit(L.latLngBounds(data.views[name]));
      return;
    }
    const [latitude, longitude, zoom] = name.split(",").map(Number);
    put([latitude, longitude], zoom);
  }

  /** Show all of these bounds on every map, however large each is. @type {(bounds: L.LatLngBounds, most?: number) => void} */
  function fit(bounds, most = Infinity) {
    const each = shown().map(({ map }) => map._getBoundsCenterZoom(bounds, { maxZoom: most }));
    put(each[0].center, Math.min(...each.map(({ zoom }) => zoom)));
  }

  /** @type {(centre: any, zoom: number) => void} */
  function put(centre, zoom) {
    for (const { map } of shown()) {
      map.stepping = true;
      map.setView(centre, zoom, { animate: false });
      map.stepping = false;
    }
  }

  /** @type {(index: number) => void} */
  function showTerritory(index) {
    fit(sides.right.paths[index].getBounds().pad(0.35), 10);
    atlas.tell(index);
    /** @type {HTMLElement} */ (document.getElementById("stage")).scrollIntoView({ block: "nearest" });
  }

  /** Where one map goes, the others go. `moved` is told of what the reader moved by hand.
   * @type {(map: any, moved: () => void) => void} */
  function step(map, moved) {
    map.on("move", () => {
      if (map.stepping) return;
      for (const { map: other } of shown()) {
        if (other === map) continue;
        other.stepping = true;
        other.setView(map.getCenter(), map.getZoom(), { animate: false });
        other.stepping = false;
      }
    });
    map.on("moveend", () => {
      if (map.stepping || !map.byHand) return;
      const { lat, lng } = map.getCenter();
      sides.right.view = `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
      moved();
    });
    for (const what of ["pointerdown", "wheel", "keydown", "touchstart"]) {
      map.getContainer().addEventListener(what, () => { map.byHand = true; }, { capture: true, passive: true });
    }
  }

  /** A map that starts hidden (a slide, a tab) has no size; it is fitted when it gets one, or another. */
  function follow() {
    const resized = new ResizeObserver(() => {
      if (size() === fitted) return;
      for (const { map } of shown()) map.invalidateSize({ animate: false, pan: false });
      view(sides.right.view);
    });
    for (const map of Object.values(atlas.maps)) resized.observe(map.getContainer());
  }

  Object.assign(atlas, { opening, view, showTerritory, step, follow, refit: () => { fitted = ""; } });
})();
