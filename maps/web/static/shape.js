// A territory as both maps draw it: all its islands in one path. Their positions stand on Mercator's unit square from the start, so that a change of zoom is
// one multiplication each; and since the two maps are always in step, the second takes the text that the first has made.
"use strict";
const { Shape, decode, locate, nameAt, place, trace } = (() => {
  const WORLD = 256;  // CSS px across the unit square at zoom 0

  // [latitude, longitude] in degrees to x, y from the north-west corner of the unit square.
  function place([lat, lon]) {
    const sine = Math.sin(lat * Math.PI / 180);
    return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  // Each character's number in maps/encode.py: ASCII without the quote, the less-than sign and the backslash.
  const ENDING = 80, MORE = 12;
  const number = (code) => code - 32 - (code > 34) - (code > 60) - (code > 92);

  // The reverse of maps/encode.py: strings to rings of longitude, latitude, longitude … in degrees.
  function decode(texts, perDegree) {
    const now = [0, 0];
    return texts.map((text) => decodeRing(text, now, perDegree));
  }

  // now: where the ring before it ended, and then where this one does.
  function decodeRing(text, now, perDegree) {
    const ring = [];
    let at = 0;
    for (let axis = 0; at < text.length; axis = 1 - axis) {
      let value = 0, scale = 1, digit;
      do {
        digit = number(text.charCodeAt(at++));
        value += digit * scale;
        scale *= MORE;
      } while (digit >= ENDING);
      now[axis] += value & 1 ? ~(value >> 1) : value >> 1;
      ring.push(now[axis] / perDegree);
    }
    return ring;
  }

  // Islands, each { name, rings } with rings as decode gives them, on the unit square, and what they cover in degrees.
  function locate(islands) {
    let [south, west, north, east] = [90, 180, -90, -180];
    const placed = (ring) => {
      const positions = new Float64Array(ring.length);
      for (let at = 0; at < ring.length; at += 2) {
        const lon = ring[at], lat = ring[at + 1];
        [positions[at], positions[at + 1]] = place([lat, lon]);
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
      return positions;
    };
    const parts = islands.map(({ name, rings }) => ({ name, rings: rings.map(placed) }));
    return { islands: parts, bounds: L.latLngBounds([south, west], [north, east]), made: "" };
  }

  // The path of islands at a scale, in whole px from an origin, without positions that fall on the one before; and the box
  // [left, top, right, bottom] of each island.
  function trace(islands, scale, origin) {
    const parts = [], boxes = [];
    for (const { rings } of islands) {
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const ring of rings) {
        let lastX = NaN, lastY = NaN, letter = "M";
        for (let at = 0; at < ring.length; at += 2) {
          const x = Math.round(ring[at] * scale) - origin.x, y = Math.round(ring[at + 1] * scale) - origin.y;
          if (x === lastX && y === lastY) continue;
          parts.push(letter, x, " ", y);
          letter = "L";
          lastX = x;
          lastY = y;
          if (x < left) left = x;
          if (x > right) right = x;
          if (y < top) top = y;
          if (y > bottom) bottom = y;
        }
        parts.push("z");
      }
      boxes.push([left, top, right, bottom]);
    }
    return { path: parts.join(""), boxes };
  }

  // The name of the island that a place [latitude, longitude] lies on (an odd number of crossings to the west), else "".
  function nameAt({ islands }, at) {
    const [x, y] = place(at);
    const on = ({ rings }) => rings.reduce((inside, ring) => {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const above = ring[i + 1] > y, crosses = above !== ring[j + 1] > y;
        if (crosses && x > ring[i] + (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1])) inside = !inside;
      }
      return inside;
    }, false);
    return (islands.find(on) || { name: "" }).name;
  }

  // geometry: as locate gives it; the two maps' shapes of one territory share it.
  const Shape = L.Polygon.extend({
    initialize(geometry, options) {
      L.setOptions(this, options);
      Object.assign(this, { geometry, _latlngs: [], _bounds: geometry.bounds });
    },
    getCenter() { return this._bounds.getCenter(); },
    _project() {
      const { geometry } = this, scale = WORLD * 2 ** this._map.getZoom(), origin = this._map.getPixelOrigin();
      const made = `${scale} ${origin.x} ${origin.y}`;
      if (geometry.made !== made) Object.assign(geometry, trace(geometry.islands, scale, origin), { made });
      this._rawPxBounds = L.bounds(geometry.boxes.flatMap(([left, top, right, bottom]) => [[left, top], [right, bottom]]));
      this._updateBounds();
    },
    _update() { if (this._map) this._renderer._setPath(this, this.geometry.path); },
  });

  return { Shape, decode, locate, nameAt, place, trace };
})();
