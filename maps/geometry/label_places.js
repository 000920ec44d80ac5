// The places where one territory's label may stand, the cheapest first. What must not be is no place at all; the rest is a
// cost, in px of a leader's length.
// @ts-check
"use strict";
/* global labelGrid */

/**
 * @typedef {{kind: "full" | "name" | "number", width: number, height: number}} Form a way to write a label, measured
 * @typedef {object} Territory
 * @property {string} id
 * @property {Ring[]} rings all that is drawn of it, also a speck's dot; what lies outside the view may stay
 * @property {Form[]} forms the best first, the number last
 * @property {string[]} [sides] preferred sides, the best first: "n", "ne", "e", "se", "s", "sw", "w", "nw"
 * @property {boolean} [quiet] its outcome may go before another's does: the record is silent on it
 * @property {{x: number, y: number}} [before] where the left upper corner of its label was
 *
 * @typedef {[number, number, number, number]} Line x, y on the label's box; x, y of the dot on the territory
 * @typedef {{form: number, box: Box, leader: Line | null, cost: number}} Place form: its index
 * @typedef {object} Shape a territory in view
 * @property {Territory} territory
 * @property {Cells & {inside: Uint8Array, box: Box}} cells
 * @property {Dot[]} dots
 * @property {{x: number, y: number}} middle of what is in view
 * @property {number} area in cells
 *
 * @typedef {object} Scene
 * @property {View} view
 * @property {number} unit px of the view to a px of a page with names of 15 px
 * @property {Shape[]} shapes
 * @property {Cells} all territories
 * @property {Cells} taken these and what obstacles cover
 * @property {Cells} land
 * @property {Ring[]} obstacles
 * @typedef {object} Search
 * @property {(box: Box, leader: Line | null) => boolean} [open] whether these are free of other labels
 * @property {number} [reach] px at unit 1 from a shape to its label
 * @property {number} [step] px at unit 1 from a place to the next
 * @property {number} [most] places
 * @property {{left: number}} [effort] boxes, and four times leaders, that may be looked at
 * @property {boolean} [narrow] leaders are looked at one by one, also those that pass between two territories
 */

const labelPlaces = (() => {
  const { walk, cuts, touched, range, within, gap, dots } = labelGrid;
  const COST = { full: 0, name: 70, number: 240 }, NEXT = 10;  // of saying less, and of another form of the same kind
  const MARGIN = 4, STEP = 12, NEAR = 6, FAR = 22, CLEAR = 3, CLOSE = 12, UNSURE = 7, USUAL = 8;  // px at unit 1
  const DOTS = 14, APART = 26, MOST = 20, LEADER = 16, LENGTH = 0.35, NUMBERS = 8, MANY = 12, ALL = 300, REACH = 150;
  const SLOPE = 0.4142;  // the tangent of half a side's angle
  /** Costs of sides where none are preferred. @type {Object<string, number>} */
  const SIDES = { e: 0, ne: 1, se: 1, w: 4, n: 4, nw: 4, s: 5, sw: 5 };

  /** A territory as a view shows it, or null. @type {(view: View, unit: number, territory: Territory) => Shape | null} */
  function shape(view, unit, territory) {
    const cells = touched(view, territory.rings);
    if (!cells) return null;
    const ends = dots(view, territory.rings, cells, APART * unit, DOTS);
    if (!ends.length) return null;  // it touches the view from outside
    const { cell, column, row, columns, marks } = cells;
    let x = 0, y = 0, area = 0;
    marks.forEach((mark, at) => {
      if (!mark) return;
      x += at % columns;
      y += Math.floor(at / columns);
      area++;
    });
    const middle = { x: (x / area + column + 0.5) * cell, y: (y / area + row + 0.5) * cell };
    return { territory, cells, dots: ends, middle, area };
  }

  /** What no place for a form costs less than, as a rule; those far off apart, which need a leader.
   * @type {(territory: Territory, form: number, far: boolean) => number} */
  const least = (territory, form, far) => costOf(territory, form) + (far ? LEADER + LENGTH * FAR : USUAL);

  /** Places for a form of a territory's label, the cheapest first, about a label apart from each other.
   * @type {(scene: Scene, shape: Shape, form: number, search: Search) => Place[]} */
  function places(scene, shape, form, { open = () => true, reach = FAR, step: wide = STEP, most = MOST, effort = { left: Infinity }, narrow = false }) {
    const { view, unit } = scene, { territory: { forms, before, rings }, cells } = shape, { width, height } = forms[form];
    const margin = MARGIN * unit, far = reach * unit, step = wide * unit;
    const left = Math.max(margin, cells.box[0] - width - far), right = Math.min(view.width - margin, cells.box[2] + width + far) - width;
    const top = Math.max(margin, cells.box[1] - height - far), bottom = Math.min(view.height - margin, cells.box[3] + height + far) - height;
    /** Those without a leader and those with one apart, even where they lie together. @type {Map<number, Place>} */
    const near = new Map(), led = new Map();
    const across = Math.max(width * 0.7, 20 * unit), down = Math.max(height * 1.2, 20 * unit), base = costOf(shape.territory, form);
    const look = (/** @type {number} */ x, /** @type {number} */ y) => {
      if (x < left || x > right || y < top || y > bottom || effort.left-- <= 0) return;
      const bin = Math.round(x / across) * 4096 + Math.round(y / down), one = near.get(bin), other = led.get(bin);
      const place = rated(scene, shape, form, base, x, y, one ? one.cost : Infinity, other ? other.cost : Infinity);
      if (!place || !open(place.box, null)) return;
      const whole = narrow && place.leader ? withLeader(scene, shape, place, open, true, effort) : place;
      if (whole) (whole.leader ? led : near).set(bin, whole);
    };
    // The lattice moves with the shape, so that a small pan moves the labels along.
    const from = (/** @type {number} */ least, /** @type {number} */ at) => least + (((at - least) % step) + step) % step;
    if (right >= left && bottom >= top) {
      const firstX = from(left, rings[0][0]);
      for (let y = from(top, rings[0][1]); y <= bottom; y += step) for (let x = firstX; x <= right; x += step) look(x, y);
    }
    for (const part of [0.5, 0.25]) {
      const best = [near, led].flatMap((some) => [...some.values()].sort(cheapest).slice(0, most / 2));
      for (const { box: [x, y] } of best) for (const [dx, dy] of AROUND) look(x + dx * part * step, y + dy * part * step);
    }
    if (before) look(before.x, before.y);
    /** @type {Place[]} */
    const found = [];
    for (const place of [...near.values(), ...led.values()].sort(cheapest)) {
      const whole = place.leader && !narrow ? withLeader(scene, shape, place, open, false, effort) : place;
      if (whole) found.push(whole);
      if (found.length >= most) break;
    }
    return found.sort(cheapest);
  }
  const AROUND = [[0, 1], [1, 0], [0, -1], [-1, 0]];
  /** @type {(one: Place, other: Place) => number} */
  const cheapest = (one, other) => one.cost - other.cost || one.box[1] - other.box[1] || one.box[0] - other.box[0];

  /** A box as a place, or null where none may be, or none that costs less than those known without and with a leader. A
   * leader that it needs is the shortest, not yet looked at.
   * @type {(scene: Scene, shape: Shape, form: number, base: number, left: number, top: number, most: number, mostLed: number) => Place | null} */
  function rated({ unit, all, taken, land, view: { cell } }, { territory, cells, dots: ends, middle, area }, form, base, left, top, most, mostLed) {
    const { kind, width, height } = territory.forms[form], right = left + width, bottom = top + height;
    const own = within(cells, left, top, right, bottom);
    if (within(taken, left, top, right, bottom) > own) return null;
    const dx = left > middle.x ? left - middle.x : right < middle.x ? right - middle.x : 0;
    const dy = top > middle.y ? top - middle.y : bottom < middle.y ? bottom - middle.y : 0;
    const off = kind === "number" || dx ? Math.abs((top + bottom) / 2 - middle.y) : Math.abs((left + right) / 2 - middle.x);
    let cost = base + (0.08 * Math.sqrt(dx * dx + dy * dy) + 0.03 * off) / unit;
    if (cost >= most && cost + LEADER >= mostLed) return null;
    const size = (Math.ceil(right / cell) - Math.floor(left / cell)) * (Math.ceil(bottom / cell) - Math.floor(top / cell));
    cost += side(territory, dx, dy);
    if (own) {
      const part = own / size;
      cost += (part > 0.97 ? (kind === "number" ? 0 : 14) : 16 + 80 * part * (1 - part)) + 130 * Math.max(0, own / area - 0.02);
    }
    const onLand = within(land, left, top, right, bottom) / size;
    cost += 12 * onLand + 40 * onLand * (1 - onLand);  // across a coast a text is hard to read
    if (territory.before) {
      const movedX = left - territory.before.x, movedY = top - territory.before.y;
      cost += Math.min(14, 0.3 * Math.sqrt(movedX * movedX + movedY * movedY) / unit);
    }
    const far = FAR * unit;
    if (own || within(cells, left - far, top - far, right + far, bottom + far)) {
      const distance = own ? 0 : gap(cells, left, top, right, bottom);
      // Nearer to another territory: only a leader says whose it is. `gap` is up to √2 short.
      const around = distance * 1.4143 + CLEAR * unit;
      if (within(all, left - around, top - around, right + around, bottom + around)
        === within(cells, left - around, top - around, right + around, bottom + around)) {
        const further = distance / unit - NEAR;
        cost += further > 0 ? further * 0.8 : own ? 0 : -further;
        // Plainly its own rather than another's.
        const room = around + CLOSE * unit, none = within(all, left - room, top - room, right + room, bottom + room)
          === within(cells, left - room, top - room, right + room, bottom + room);
        cost += none ? 0 : UNSURE;
        return cost < most ? { form, box: [left, top, right, bottom], leader: null, cost } : null;
      }
    }
    cost += LEADER;
    if (cost >= mostLed) return null;
    let shortest = Infinity;
    for (const dot of ends) shortest = Math.min(shortest, length(dot, left, top, right, bottom));
    cost += LENGTH * shortest / unit;
    return cost < mostLed ? { form, box: [left, top, right, bottom], leader: [0, 0, 0, 0], cost } : null;
  }

  /** @type {(territory: Territory, form: number) => number} */
  function costOf({ forms, quiet }, form) {
    const { kind } = forms[form];
    let first = form;
    while (first > 0 && forms[first - 1].kind === kind) first--;
    return (COST[kind] + (form - first) * NEXT) * (quiet ? 0.6 : 1);
  }

  /** What it costs to stand this far to the right of and below a shape's middle.
   * @type {(territory: Territory, dx: number, dy: number) => number} */
  function side({ sides }, dx, dy) {
    const flat = Math.abs(dy) < Math.abs(dx) * SLOPE, steep = Math.abs(dx) < Math.abs(dy) * SLOPE;
    const name = `${flat || !dy ? "" : dy < 0 ? "n" : "s"}${steep || !dx ? "" : dx < 0 ? "w" : "e"}`;
    if (!name) return 0;
    if (!sides || !sides.length) return SIDES[name];
    const rank = sides.indexOf(name);
    return rank < 0 ? 16 : rank * 3;
  }

  /** Where a leader to a dot starts: on the side of the box towards it, within the middle of that side.
   * @type {(dot: Dot, left: number, top: number, right: number, bottom: number) => [number, number]} */
  function start({ x, y }, left, top, right, bottom) {
    if (x < left || x > right) return [x < left ? left : right, middling(y, top, bottom, (bottom - top) / 4)];
    return [middling(x, left, right, Math.min((right - left) / 4, bottom - top)), y < top ? top : bottom];
  }
  /** @type {(at: number, low: number, high: number, off: number) => number} */
  const middling = (at, low, high, off) => (at < low + off ? low + off : at > high - off ? high - off : at);

  /** @type {(dot: Dot, left: number, top: number, right: number, bottom: number) => number} */
  function length(dot, left, top, right, bottom) {
    const off = Math.min(right - left, bottom - top) / 4, { x, y } = dot;
    const led = x < left || x > right, dx = x < left ? left - x : x > right ? x - right : 0;
    const dy = led ? y - middling(y, top, bottom, off) : y < top ? top - y : y - bottom;
    const aside = led ? dx : x - middling(x, left, right, Math.min((right - left) / 4, bottom - top));
    return Math.sqrt(aside * aside + dy * dy);
  }

  /** A place with the best leader that meets no other territory, or null.
   * @type {(scene: Scene, shape: Shape, place: Place, open: (box: Box, leader: Line | null) => boolean, narrow: boolean,
    *   effort: {left: number}) => Place | null} */
  function withLeader(scene, shape, place, open, narrow, effort) {
    const { unit } = scene, { box } = place, { dots: ends } = shape;
    const costs = ends.map((dot) => LENGTH * length(dot, ...box) / unit + Math.max(0, 4 - dot.depth / unit));
    const order = [...ends.keys()].sort((one, other) => costs[one] - costs[other] || one - other);
    const base = place.cost - LENGTH * Math.min(...ends.map((dot) => length(dot, ...box))) / unit;
    for (const at of order) {
      const { x, y } = ends[at];
      if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) continue;  // the dot is under the label itself
      /** @type {Line} */
      const leader = [...start(ends[at], ...box), x, y];
      effort.left -= 4;
      if (clear(scene, shape, leader, narrow) && open(box, leader)) return { ...place, leader, cost: base + costs[at] };
    }
    return null;
  }

  /** Whether a leader meets no other territory. Cells tell, but for the last of the way: there another may be in the same.
   * For a narrow way the edges themselves are looked at.
   * @type {(scene: Scene, shape: Shape, leader: Line, narrow: boolean) => boolean} */
  function clear({ view, taken, shapes, obstacles }, shape, [x, y, toX, toY], narrow) {
    const { cells } = shape, meets = (/** @type {number} */ endX, /** @type {number} */ endY) => walk(view, x, y, endX, endY, (row, first, last) => (
      range(taken, first, row, last + 1, row + 1) > range(cells, first, row, last + 1, row + 1)));
    if (!meets(toX, toY)) return true;
    const dx = toX - x, dy = toY - y, part = narrow ? 1 : Math.min(1, 3 * view.cell / Math.sqrt(dx * dx + dy * dy));
    const nearX = toX - dx * part, nearY = toY - dy * part;
    if (narrow ? cuts(obstacles, x, y, toX, toY) : meets(nearX, nearY)) return false;
    return shapes.every((other) => other === shape || apart(other.cells.box, nearX, nearY, toX, toY) || !cuts(other.territory.rings, nearX, nearY, toX, toY));
  }
  /** @type {(box: Box, x: number, y: number, toX: number, toY: number) => boolean} */
  const apart = ([l, t, r, b], x, y, toX, toY) => (x < l && toX < l) || (x > r && toX > r) || (y < t && toY < t) || (y > b && toY > b);

  /** The places for a territory's number, however narrow the way of its leader.
   * @type {(scene: Scene, shape: Shape, effort: {left: number}) => Place[]} */
  function numbers(scene, shape, effort) {
    const { view, unit } = scene, { territory, cells } = shape;
    const close = { ...shape, dots: dots(view, territory.rings, cells, NEAR * unit, MANY) };
    const found = (/** @type {number} */ reach) => places(scene, close, territory.forms.length - 1, { reach, step: NUMBERS, most: ALL, effort, narrow: true });
    const near = found(REACH);
    return near.length ? near : found(Infinity);
  }

  return { shape, places, numbers, least };
})();
