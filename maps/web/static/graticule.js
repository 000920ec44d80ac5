// Meridians and parallels of whole degrees, with their figures at the map's left and lower edge.
"use strict";
atlas.graticule = (() => {
  const STEPS = [1, 2, 5, 10, 30], ROOM = 90;  // degrees; CSS px between two lines at least

  const degrees = (value, letter) => atlas.data.words.degrees[letter].replace("{degrees}", Math.abs(value));

  return function graticule(map) {
    if (!map.getSize().x) return;
    if (map.net) map.net.remove();
    map.net = L.layerGroup().addTo(map);
    const bounds = map.getBounds(), [south, north] = [bounds.getSouth(), bounds.getNorth()];
    const [west, east] = [bounds.getWest(), bounds.getEast()];
    const step = STEPS.find((degrees) => degrees / (east - west) * map.getSize().x >= ROOM) || 90;
    const line = (path) => L.polyline(path, { className: "net", interactive: false, weight: 0.7 }).addTo(map.net).bringToBack();
    const figure = (at, text, side) => L.marker(at, {
      icon: L.divIcon({ html: atlas.element("span", {}, text), className: `degree ${side}`, iconSize: null }),
      interactive: false, keyboard: false, zIndexOffset: -1000,  // under the labels
    }).addTo(map.net);
    for (let lon = Math.ceil(west / step) * step; lon < east; lon += step) {
      line([[south, lon], [north, lon]]);
      // Near the right edge there is no room for it.
      if ((east - lon) / (east - west) * map.getSize().x > ROOM / 2) figure([south, lon], degrees(lon, lon < 0 ? "W" : "E"), "below");
    }
    for (let lat = Math.ceil(south / step) * step; lat < north; lat += step) {
      line([[lat, west], [lat, east]]);
      figure([lat, west], degrees(lat, lat < 0 ? "S" : "N"), "beside");
    }
  };
})();
