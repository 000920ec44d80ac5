// What is named on a map beside its territories: seas, land, towns and capes, and the degrees of the graticule. Each has
// places where it may stand, the best first; the layout of labels takes the first that is free.
// @ts-check
"use strict";

(() => {
  const { data, drawing } = atlas;
  const LINE = 1.2, TALL = 1.36, PAD = 2, WIDE = 8;  // heights of type; px; degrees of a wide view
  const SIZES = { water: 14 / 15, land: 12 / 15, place: 12 / 15, degree: 11 / 15 };  // beside a territory's name
  const SPACED = { water: 1.12, land: 1.16 };  // the width of letters that stand apart
  const WIDEST = [0, Infinity, 1000, 500, 150];  // km that a map may show for a name of a rank, as in still_labels.py
  const OFF = [4, 10, 18], STEP = 18, MOST = 30;  // px from a town to its name; between places on land; how many

  /** What a map is written on, live or printed.
   * @typedef {object} Ground
   * @property {number} wide
   * @property {number} high
   * @property {Type} type
   * @property {(at: [number, number]) => {x: number, y: number}} put from latitude, longitude to px
   * @property {number} km from west to east
   * @property {number} degrees from west to east
   * @property {ArrayLike<number>[]} land rings of the land around, in px
   * @property {{text: string, box: Box}[]} figures of the graticule: the left lower corner of each
   *
   * @typedef {Note & {lines: string[], kind: "water" | "land" | "place" | "degree", size: number, dot?: {x: number, y: number}}} Text
   */

  /** All that may be named, in the order in which names take their places. @type {(ground: Ground) => Text[]} */
  function texts(ground) {
    return [...places(ground, 1), ...waters(ground), ...places(ground, 2), ...figures(ground)];
  }

  /** @type {(ground: Ground) => Text[]} */
  function waters({ type, put, degrees }) {
    const view = degrees > WIDE ? "far" : "close";
    return data.waters.flatMap((/** @type {any} */ { names, at, shown }, /** @type {number} */ index) => {
      if (shown !== "always" && shown !== view) return [];
      const { x, y } = put(at), [half, up, size] = extent(names, "water", type);
      const boxes = [[0, 0], [0, -2], [0, 2], [-1, 0], [1, 0]].map(([right, down]) => around(x + right * half, y + down * up, half, up));
      return [{ id: `water-${index}`, boxes, lines: names, kind: "water", size }];
    });
  }

  /** Land, towns and capes; those of the first rank go before seas. @type {(ground: Ground, rank: number) => Text[]} */
  function places(ground, rank) {
    const { wide, high, type, put, km } = ground;
    return data.places.flatMap((/** @type {any} */ { names, at, rank: own, kind }, /** @type {number} */ index) => {
      if ((own === 1) !== (rank === 1) || km > WIDEST[own]) return [];
      const { x, y } = put(at), shown = x > 0 && y > 0 && x < wide && y < high, look = kind === "land" ? "land" : kind === "sea" ? "water" : "place";
      const [half, up, size] = extent(names, look, type);
      const text = { id: `place-${index}`, lines: names, kind: /** @type {"land"} */ (look), size };
      if (kind === "land") return [{ ...text, boxes: onLand(ground, at, half, up) }];
      if (!shown) return [];
      if (look === "water") return [{ ...text, boxes: [around(x, y, half, up)] }];
      return [{ ...text, dot: { x, y }, boxes: OFF.flatMap((off) => beside(x, y, half + off, up + off).map(([mx, my]) => around(mx, my, half, up))) }];
    });
  }

  /** The middles of boxes around a point: beside, above, below, at the corners.
   * @type {(x: number, y: number, aside: number, over: number) => [number, number][]} */
  const beside = (x, y, aside, over) => [
    [x + aside, y], [x - aside, y], [x, y - over], [x, y + over],
    [x + aside, y - 0.7 * over], [x + aside, y + 0.7 * over], [x - aside, y - 0.7 * over], [x - aside, y + 0.7 * over]];

  /** Where land is named: wherever it is seen, within its coast if there is room, towards the middle of what is seen.
   * @type {(ground: Ground, at: [number, number], half: number, up: number) => Box[]} */
  function onLand({ wide, high, land, put }, at, half, up) {
    const { x, y } = put(at), own = land.find((ring) => holds(ring, x, y));
    if (!own) return [];
    const found = [];
    for (let down = STEP / 2; down < high; down += STEP) {
      for (let right = STEP / 2; right < wide; right += STEP) if (holds(own, right, down)) found.push([right, down]);
    }
    const [midX, midY] = [0, 1].map((axis) => found.reduce((sum, one) => sum + one[axis], 0) / found.length);
    const corners = (/** @type {number[]} */ [cx, cy]) => [-half, half].flatMap((right) => [-up, up].map((down) => [cx + right, cy + down]));
    const off = (/** @type {number[]} */ one) => corners(one).filter(([cx, cy]) => !holds(own, cx, cy)).length * wide + Math.hypot(one[0] - midX, one[1] - midY);
    return found.map((one) => ({ one, cost: off(one) })).sort((one, other) => one.cost - other.cost)
      .slice(0, MOST).map(({ one: [cx, cy] }) => around(cx, cy, half, up));
  }

  /** Whether a ring goes around a place. @type {(ring: ArrayLike<number>, x: number, y: number) => boolean} */
  function holds(ring, x, y) {
    let inside = false;
    for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
      const above = ring[at + 1] > y;
      if (above !== ring[last + 1] > y && x > ring[at] + (ring[last] - ring[at]) * (y - ring[at + 1]) / (ring[last + 1] - ring[at + 1])) inside = !inside;
    }
    return inside;
  }

  /** @type {(ground: Ground) => Text[]} */
  function figures({ figures: all, type }) {
    return all.map(({ text, box: [x, y] }, index) => {
      const size = type.em * SIZES.degree, box = /** @type {Box} */ ([x, y - size * TALL, x + atlas.width(text, type.degree), y]);
      return { id: `degree-${index}`, boxes: [box], lines: [text], kind: "degree", size };
    });
  }

  /** Half the width of a text, half its height, and the size of its letters.
   * @type {(lines: string[], kind: "water" | "land" | "place", type: Type) => [number, number, number]} */
  function extent(lines, kind, type) {
    const size = type.em * SIZES[kind], spaced = kind === "place" ? 1 : SPACED[kind];
    const wide = Math.max(...lines.map((line) => atlas.width(line, type[kind]) * spaced));
    return [wide / 2 + PAD, size * (LINE * (lines.length - 1) + TALL) / 2, size];
  }

  /** @type {(x: number, y: number, half: number, up: number) => Box} */
  const around = (x, y, half, up) => [x - half, y - up, x + half, y + up];

  /** A name as it is drawn in one of its boxes. @type {(text: Text, box: Box) => SVGElement} */
  function named({ kind, lines, size, dot }, [left, top, right]) {
    const anchor = kind === "degree" ? "start" : !dot ? "middle" : left > dot.x ? "start" : right < dot.x ? "end" : "middle";
    const x = anchor === "start" ? left + PAD : anchor === "end" ? right - PAD : (left + right) / 2;
    const text = drawing("text", { class: kind, "text-anchor": anchor }, ...lines.map((line, number) => (
      drawing("tspan", { x, y: top + size * (1.02 + LINE * number) }, line))));
    return dot ? drawing("g", {}, drawing("circle", { class: "town", cx: dot.x, cy: dot.y, r: size * 0.14 }), text) : text;
  }

  Object.assign(atlas, { texts, named, sizes: SIZES });
})();
