// Outlines as numbers: from the text that a page carries to the path that a map draws.
// @ts-check
"use strict";

/**
 * @typedef {number[] | Float64Array} Positions x, y, x, y … or longitude, latitude …
 * @typedef {{name: string, rings: Positions[]}} Island
 * @typedef {object} Geometry
 * @property {{name: string, rings: Float64Array[]}[]} islands on Mercator's unit square
 * @property {L.LatLngBounds} bounds
 * @property {string} made what it has been traced for
 * @property {string} [path] all islands, in px from an origin
 * @property {string} [edge] those that are large enough for an outline
 * @property {string} [coast] those that are large enough for a full one
 * @property {Box[]} [boxes] of each island
 * @property {{path: string, span: number}[]} [parts] the islands that are large enough for an outline, each by itself
 * @property {Int32Array[]} [px] the rings of the path
 */

const { decode, locate, nameAt, place, trace } = (() => {
  const SPECK = 6, LARGE = 20;  // px: an island that spans less has no outline, or only a thin one

  /** [latitude, longitude] in degrees to x, y from the north-west corner of the unit square.
   * @type {(at: [number, number]) => [number, number]} */
  function place([lat, lon]) {
    const sine = Math.sin(lat * Math.PI / 180);
    return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  // Each character's number in maps/geometry/encoding.py: ASCII without the quote, the less-than sign and the backslash.
  const ENDING = 80, MORE = 12;
  const number = (/** @type {number} */ code) => code - 32 - Number(code > 34) - Number(code > 60) - Number(code > 92);

  /** The reverse of maps/geometry/encoding.py: strings to rings of longitude, latitude, longitude … in degrees.
   * @type {(texts: string[], perDegree: number) => number[][]} */
  function decode(texts, perDegree) {
    const now = [0, 0];
    return texts.map((text) => decodeRing(text, now, perDegree));
  }

  /** `now`: where the ring before it ended, and then where this one does.
   * @type {(text: string, now: number[], perDegree: number) => number[]} */
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

  /** Islands in degrees, as `decode` gives their rings, on the unit square, and what they cover in degrees.
   * @type {(islands: Island[]) => Geometry} */
  function locate(islands) {
    let [south, west, north, east] = [90, 180, -90, -180];
    const placed = (/** @type {Positions} */ ring) => {
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

  /** Islands at a scale, in whole px from an origin, without positions that fall on the one before.
   * @type {(islands: {rings: Float64Array[]}[], scale: number, origin: {x: number, y: number}) => {path: string, edge: string, coast: string, boxes: Box[], parts: {path: string, span: number}[], px: Int32Array[]}} */
  function trace(islands, scale, origin) {
    const path = [], coast = [], parts = [], px = [];
    /** @type {Box[]} */
    const boxes = [];
    for (const { rings } of islands) {
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      const from = path.length;
      for (const ring of rings) {
        const kept = new Int32Array(ring.length);
        let lastX = NaN, lastY = NaN, letter = "M", count = 0;
        for (let at = 0; at < ring.length; at += 2) {
          const x = Math.round(ring[at] * scale) - origin.x, y = Math.round(ring[at + 1] * scale) - origin.y;
          if (x === lastX && y === lastY) continue;
          path.push(letter, x, " ", y);
          letter = "L";
          kept[count++] = lastX = x;
          kept[count++] = lastY = y;
          if (x < left) left = x;
          if (x > right) right = x;
          if (y < top) top = y;
          if (y > bottom) bottom = y;
        }
        path.push("z");
        px.push(kept.subarray(0, count));
      }
      boxes.push([left, top, right, bottom]);
      const span = Math.max(right - left, bottom - top);
      if (span < SPECK) continue;
      const own = path.slice(from).join("");
      parts.push({ path: own, span });
      if (span >= LARGE) coast.push(own);
    }
    return { path: path.join(""), edge: parts.map(({ path: own }) => own).join(""), coast: coast.join(""), boxes, parts, px };
  }

  /** The name of the island that a place [latitude, longitude] lies on (an odd number of crossings to the west), else "".
   * @type {(geometry: Geometry, at: [number, number]) => string} */
  function nameAt({ islands }, at) {
    const [x, y] = place(at);
    const on = (/** @type {{rings: Float64Array[]}} */ { rings }) => rings.reduce((inside, ring) => {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const above = ring[i + 1] > y, crosses = above !== ring[j + 1] > y;
        if (crosses && x > ring[i] + (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1])) inside = !inside;
      }
      return inside;
    }, false);
    return (islands.find(on) || { name: "" }).name;
  }

  return { decode, locate, nameAt, place, trace };
})();
