// Meridians and parallels of whole degrees; their figures stand at the map's left and lower edge where labels leave room.
// @ts-check
"use strict";

(() => {
  const { data, sides } = atlas;
  const STEPS = [1, 2, 5, 10, 30], ROOM = 90;  // degrees; CSS px between two lines at least

  const near = (/** @type {number} */ lon) => lon - 360 * Math.round(lon / 360);  // an atlas may lie on both sides of 180°
  const degrees = (/** @type {number} */ value, /** @type {string} */ letter) => data.words.degrees[letter].replace("{degrees}", Math.abs(value));

  /** @type {(side: string) => void} */
  atlas.graticule = (side) => {
    const shown = sides[side], { map } = shown, { x: wide, y: high } = map.getSize();
    if (!wide) return;
    if (map.net) map.net.remove();
    map.net = L.layerGroup().addTo(map);
    const bounds = map.getBounds(), [south, north] = [bounds.getSouth(), bounds.getNorth()];
    const [west, east] = [bounds.getWest(), bounds.getEast()];
    const step = STEPS.find((one) => one / (east - west) * wide >= ROOM) || 90;
    const line = (/** @type {[number, number][]} */ path) => (
      L.polyline(path, { className: "net", interactive: false, weight: 0.7 }).addTo(map.net).bringToBack()
    );
    shown.figures = [];
    const figure = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => shown.figures.push({ text, box: [x, y, x, y] });
    for (let lon = Math.ceil(west / step) * step; lon < east; lon += step) {
      line([[south, lon], [north, lon]]);
      figure(degrees(near(lon), near(lon) < 0 ? "W" : "E"), map.latLngToContainerPoint([south, lon]).x + 3, high - 2);
    }
    for (let lat = Math.ceil(south / step) * step; lat < north; lat += step) {
      line([[lat, west], [lat, east]]);
      figure(degrees(lat, lat < 0 ? "S" : "N"), 3, map.latLngToContainerPoint([lat, west]).y - 2);
    }
  };
})();
