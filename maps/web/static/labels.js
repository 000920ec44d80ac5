// Labels go where they cover neither each other nor the islands; one that has to stand off gets a leader.
"use strict";
atlas.arrange = (() => {
  const { data, sides } = atlas;
  const DISTANCES = [0, 10, 24, 44, 70, 100, 140, 190], TURNS = 16, FAR = 24, TAKEN = 10000, WIDE = 8;
  const TOUCHED = 60, HIDDEN = 250, OWN = 120, PART = .25;  // what it costs to cover some of an island, all of it, its middle

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const covered = (a, b) => (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * (Math.min(a[3], b[3]) - Math.max(a[1], b[1]))
    / ((b[2] - b[0]) * (b[3] - b[1]) || 1);
  const around = (x, y, width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

  // The zoom buttons, the scale and the overview stand on the map: no label goes under them.
  function furniture(side, corner) {
    const node = sides[side].map.getContainer(), origin = node.getBoundingClientRect();
    const standing = [document.getElementById(`overview_${side}`), ...node.querySelectorAll(".leaflet-control")];
    return standing.map((one) => one.getBoundingClientRect()).map((r) => [
      r.left - origin.left + corner.x, r.top - origin.top + corner.y,
      r.right - origin.left + corner.x, r.bottom - origin.top + corner.y,
    ]);
  }

  // The cheapest place for a label of this size near its anchor, or null.
  function place(at, width, height, own, islands, taken, room) {
    let best = null;
    for (const distance of DISTANCES) {
      if (best && best.cost <= distance) break;  // nothing further off is cheaper
      for (let turn = 0; turn < (distance ? TURNS : 1); turn++) {
        const angle = Math.PI / 4 + turn * 2 * Math.PI / TURNS;
        const x = at.x + Math.cos(angle) * (distance && distance + width / 2);
        const y = at.y + Math.sin(angle) * (distance && distance + height / 2);
        const here = around(x, y, width, height);
        if (here[0] < room[0] || here[1] < room[1] || here[2] > room[2] || here[3] > room[3]) continue;
        let cost = distance;
        for (const other of taken) if (overlap(here, other)) cost += TAKEN;
        islands.forEach((boxes, index) => {
          for (const b of boxes) {
            if (!overlap(here, b)) continue;
            const share = covered(here, b);
            cost += index === own && distance === 0 ? Math.max(OWN, HIDDEN * share) : share < PART ? TOUCHED : HIDDEN * share;
          }
        });
        if (!best || cost < best.cost) best = { cost, here, x, y, distance };
      }
    }
    return best && best.cost < TAKEN ? best : null;
  }

  // Measures one side and returns the function that puts its labels in place.
  return function arrange(side) {
    const shown = sides[side], map = shown.map, size = map.getSize();
    if (!size.x || !map._loaded || !shown.record) return () => {};
    const corner = map.containerPointToLayerPoint([0, 0]);
    const taken = furniture(side, corner);
    const measure = ({ node }) => [node.offsetWidth, node.offsetHeight];
    const labels = shown.labels.map(measure), waters = shown.waters.map(measure);
    return () => put(shown, size, corner, taken, labels, waters);
  };

  function put(shown, size, corner, taken, labels, waters) {
    const { map } = shown;
    const room = [corner.x + 4, corner.y + 4, corner.x + size.x - 4, corner.y + size.y - 26];
    const islands = shown.paths.map(({ geometry }) => geometry.boxes);
    data.territories.forEach((territory, index) => {
      const { marker, node } = shown.labels[index], at = map.latLngToLayerPoint(territory.at);
      const inside = overlap(around(at.x, at.y, 0, 0), [corner.x, corner.y, corner.x + size.x, corner.y + size.y]);
      const span = islands[index].reduce((most, b) => Math.max(most, b[2] - b[0], b[3] - b[1]), 0);
      // A speck gets a dot that can be seen, and whatever is smaller than a fingertip an area that can be hit.
      shown.group[span < 14 ? "addLayer" : "removeLayer"](shown.dots[index]);
      shown.group[span < 24 ? "addLayer" : "removeLayer"](shown.hits[index]);
      const best = inside ? place(at, ...labels[index], index, islands, taken, room) : null;
      node.classList.toggle("hidden", !best);
      const far = best && best.distance >= FAR, { leaders } = shown;
      if (!best || !far) leaders[index].remove();
      if (!best) return;
      taken.push(best.here);
      marker.setLatLng(map.layerPointToLatLng([best.x, best.y]));
      if (!far) return;
      const [left, top, right, bottom] = best.here;
      const near = [Math.min(Math.max(at.x, left), right), Math.min(Math.max(at.y, top), bottom)];
      leaders[index].addTo(map).setLatLngs([territory.at, map.layerPointToLatLng(near)]);
    });
    const bounds = map.getBounds(), view = bounds.getEast() - bounds.getWest() > WIDE ? "far" : "close";
    map.getContainer().classList.toggle("far", view === "far");
    shown.waters.forEach(({ node, at, shown: where }, index) => {
      const { x, y } = map.latLngToLayerPoint(at), here = around(x, y, ...waters[index]);
      node.classList.toggle("hidden", (where !== "always" && where !== view) || taken.some((other) => overlap(here, other)));
      taken.push(here);
    });
  }
})();
