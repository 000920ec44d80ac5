// Where the labels of a map stand: none on another territory, under a leader or on another label, and every territory in
// view with its name or its number. One layout for pages and pictures: no DOM, no import; texts come measured.
// @ts-check
"use strict";
/* global labelGrid, labelPlaces */

/**
 * @typedef {object} Note text that is left out where it has no room, such as the name of a sea
 * @property {string} id
 * @property {Box[]} boxes where it may stand, the best first
 * @property {string} [over] a territory that it may lie on
 *
 * @typedef {object} LabelMap
 * @property {number} width of the view
 * @property {number} height
 * @property {number} [em] the size of a name's letters, 15 if not given: distances grow with it
 * @property {Territory[]} territories
 * @property {Box[]} [obstacles] scale bar, overview, buttons, figures of the graticule
 * @property {Ring[]} [context] land around
 * @property {Note[]} [notes] in the order in which they take their places
 *
 * @typedef {object} Label
 * @property {"full" | "name" | "number"} kind
 * @property {number} form its index in the territory's forms
 * @property {Box} box
 * @property {"start" | "middle" | "end"} align where its lines meet
 * @property {Line | null} leader
 * @property {boolean} forced there was no place by the rules
 *
 * @typedef {object} Layout
 * @property {Object<string, Label>} labels of the territories in view, by id
 * @property {string[]} numbers ids of those with a number
 * @property {Object<string, Box>} notes those that have room
 */

const labelLayout = (() => {
  const { walk, touched, together, range, within } = labelGrid, { shape, places, least, forced } = labelPlaces;
  const CELLS = 45000, APART = 2, DOT = 3, ROUNDS = 3, PUSHED = 2, WELL = 20, NEAR = 22, REACH = 150, FAR = 10000, FINE = 5, EFFORT = 100000;
  /** @typedef {(Place | null)[]} Chosen a place for each shape */

  /** @type {(map: LabelMap) => Layout} */
  function layout({ width, height, em = 15, territories, obstacles = [], context = [], notes = [] }) {
    const unit = em / 15, view = { width, height, cell: Math.max(unit, Math.sqrt(width * height / CELLS)) };
    const shapes = territories.flatMap((territory) => shape(view, unit, territory) || []);
    const cells = (/** @type {Ring[]} */ rings) => touched(view, rings) || [];
    const marked = shapes.map((one) => one.cells), blocked = obstacles.flatMap(([l, t, r, b]) => cells([[l, t, r, t, r, b, l, b]]));
    const scene = {
      view, unit, shapes,
      all: together(view, marked),
      taken: together(view, [...marked, ...blocked]),
      land: together(view, [cells(context)].flat()),
    };
    const chosen = arranged(scene, shapes);
    /** @type {Layout} */
    const result = { labels: {}, numbers: [], notes: {} };
    shapes.forEach(({ territory: { id, forms } }, index) => {
      const { form, box, leader, forced: against } = /** @type {Place} */ (chosen[index]), { kind } = forms[form];
      result.labels[id] = { kind, form, box, align: alignment(shapes[index], box, leader), leader, forced: against };
      if (kind === "number") result.numbers.push(id);
    });
    note(scene, shapes, chosen, notes, result);
    return result;
  }

  /** Where a label's lines meet: on the side towards the dot or the shape.
   * @type {(shape: Shape, box: Box, leader: Line | null) => Label["align"]} */
  function alignment({ cells }, [left, top, right, bottom], leader) {
    if (leader) return leader[2] <= left ? "start" : leader[2] >= right ? "end" : "middle";
    const middle = (left + right) / 2, near = (bottom - top) / 3;
    const before = within(cells, -FAR, top - near, middle, bottom + near), after = within(cells, middle, top - near, FAR, bottom + near);
    const inside = within(cells, left, top, right, bottom);
    return inside || before === after ? "middle" : before > 3 * after ? "start" : after > 3 * before ? "end" : "middle";
  }

  // ---- which places go together --------------------------------------------------------------------------------

  /** A place for every shape: the largest first; where one finds no room, or only a worse form, others make way.
   * @type {(scene: Scene, shapes: Shape[]) => Chosen} */
  function arranged(scene, shapes) {
    /** @type {Place[][][]} */
    const known = shapes.map(() => []);
    // The stages of a search: each form near its territory, then further off.
    const stages = shapes.map(({ territory }) => territory.forms.flatMap((_, form) => [NEAR, REACH].map((reach) => (
      { form, reach, least: least(territory, form, reach > NEAR) }))));
    /** Calls `visit` with a shape's places that cost less than the limit that it last returned. */
    function offer(/** @type {number} */ index, /** @type {number} */ limit, /** @type {(place: Place) => number} */ visit) {
      stages[index].forEach(({ form, reach, least: most }, stage) => {
        if (most >= limit) return;
        known[index][stage] = known[index][stage] || places(scene, shapes[index], form, { reach });
        for (const place of known[index][stage]) {
          if (place.cost >= limit) break;
          limit = visit(place);
        }
      });
    }
    /** @type {Chosen} */
    const chosen = shapes.map(() => null);
    const weight = (/** @type {Shape} */ { territory: { quiet }, area }) => area * (quiet ? 0.5 : 1);
    const order = [...shapes.keys()].sort((one, other) => weight(shapes[other]) - weight(shapes[one]) || one - other);

    let effort = 0;  // pairs of labels compared
    /** The shapes whose labels stand in a place's way, up to one more than may be pushed away. */
    function opponents(/** @type {Place} */ place, /** @type {number} */ index) {
      const found = [];
      for (const other of order) {
        const standing = chosen[other];
        if (other === index || !standing) continue;
        effort++;
        if (conflict(scene, place, standing)) found.push(other);
        if (found.length > PUSHED) break;
      }
      return found;
    }

    /** The cheapest place of a shape's that is free and cheaper than `limit`. */
    function free(/** @type {number} */ index, /** @type {number} */ limit) {
      /** @type {Place | null} */
      let best = null;
      offer(index, limit, (place) => {
        if (!opponents(place, index).length) best = place;
        return best ? best.cost : limit;
      });
      return /** @type {Place | null} */ (best);
    }

    /** Give a shape a place for which others move, if the sum of costs grows by less than `limit`. */
    function push(/** @type {number} */ index, /** @type {number} */ limit) {
      const was = chosen[index];
      if (was && effort > EFFORT) return false;
      /** @type {[number, Place][]} */
      let best = [];
      offer(index, limit, (place) => {
        const others = opponents(place, index), before = others.map((other) => /** @type {Place} */ (chosen[other]));
        if (others.length > PUSHED) return limit;
        others.forEach((other) => { chosen[other] = null; });
        chosen[index] = place;
        let sum = place.cost;
        for (const [at, other] of others.entries()) {
          const next = free(other, limit - sum + before[at].cost);
          chosen[other] = next;
          sum += next ? next.cost - before[at].cost : Infinity;
        }
        if (sum < limit) {
          limit = sum;
          best = [index, ...others].map((moved) => [moved, /** @type {Place} */ (chosen[moved])]);
        }
        others.forEach((other, at) => { chosen[other] = before[at]; });
        chosen[index] = was;
        return limit;
      });
      for (const [moved, place] of best) chosen[moved] = place;
      return best.length > 0;
    }

    /** Look for room between the labels that stand. */
    function squeeze(/** @type {number} */ index) {
      const open = (/** @type {Box} */ box, /** @type {Line | null} */ leader) => 
        !opponents({ form: 0, box, leader, cost: 0, forced: false }, index).length;
      for (const form of shapes[index].territory.forms.keys()) {
        const [place] = places(scene, shapes[index], form, { open, reach: FAR, step: FINE });
        if (place) return place;
      }
      return forced(scene, shapes[index], open);
    }

    for (const index of order) {
      const place = chosen[index] = free(index, Infinity);
      if (place && place.cost < WELL) continue;
      push(index, place ? place.cost : Infinity);
      const now = chosen[index];
      if (now && (effort > EFFORT || shapes[index].territory.forms[now.form].kind === "full")) continue;
      const other = squeeze(index);
      if (!now || other.cost < now.cost) chosen[index] = other;
    }
    for (let round = 0, better = true; round < ROUNDS && better; round++) {
      better = false;
      for (const index of order) {
        const { cost } = /** @type {Place} */ (chosen[index]);
        if (cost >= WELL) better = push(index, cost - 0.5) || better;
      }
    }
    return chosen;
  }

  /** Whether two labels cannot both stand. @type {(scene: Scene, one: Place, other: Place) => boolean} */
  function conflict({ unit }, { box, leader }, { box: otherBox, leader: otherLeader }) {
    if (overlap(box, otherBox, APART * unit)) return true;
    if (leader && meets(leader, otherBox, DOT * unit)) return true;
    if (!otherLeader) return false;
    return meets(otherLeader, box, DOT * unit) || (leader !== null && cross(leader, otherLeader));
  }

  /** @type {(one: Box, other: Box, apart: number) => boolean} */
  const overlap = (one, other, apart) => one[0] < other[2] + apart && other[0] < one[2] + apart
    && one[1] < other[3] + apart && other[1] < one[3] + apart;

  /** Whether a line meets a box that is larger by `apart`: their extents do, and the box lies on both sides of the line.
   * @type {(line: Line, box: Box, apart: number) => boolean} */
  function meets(line, box, apart) {
    const x = line[0], y = line[1], toX = line[2], toY = line[3];
    const left = box[0] - apart, top = box[1] - apart, right = box[2] + apart, bottom = box[3] + apart;
    if ((x < left && toX < left) || (x > right && toX > right) || (y < top && toY < top) || (y > bottom && toY > bottom)) return false;
    const dx = toX - x, dy = toY - y;
    const one = dx * (top - y) - dy * (left - x), two = dx * (top - y) - dy * (right - x);
    const three = dx * (bottom - y) - dy * (left - x), four = dx * (bottom - y) - dy * (right - x);
    return !(one > 0 && two > 0 && three > 0 && four > 0) && !(one < 0 && two < 0 && three < 0 && four < 0);
  }

  /** @type {(one: Line, other: Line) => boolean} */
  function cross([ax, ay, bx, by], [cx, cy, dx, dy]) {
    const turn = (/** @type {number} */ px, /** @type {number} */ py, /** @type {number} */ qx, /** @type {number} */ qy, /** @type {number} */ rx, /** @type {number} */ ry) =>
      (qx - px) * (ry - py) - (qy - py) * (rx - px);
    return turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) <= 0 && turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) <= 0;
  }

  // ---- what stands in the room that is left ----------------------------------------------------------------------

  /** Put each note into the first of its boxes that is free. @type {(scene: Scene, shapes: Shape[], chosen: Chosen, notes: Note[], result: Layout) => void} */
  function note({ view, unit, taken: covered }, shapes, chosen, notes, result) {
    /** @type {Box[]} */
    const taken = [];
    for (const { id, boxes, over } of notes) {
      const own = shapes.find(({ territory }) => territory.id === over);
      const box = boxes.find((one) => one[0] >= 0 && one[1] >= 0 && one[2] <= view.width && one[3] <= view.height
        && within(covered, ...one) === (own ? within(own.cells, ...one) : 0)
        && !taken.some((other) => overlap(one, other, APART * unit))
        && !chosen.some((place) => place && (overlap(one, place.box, APART * unit)
          || (place.leader && meets(place.leader, one, APART * unit)))));
      if (!box) continue;
      taken.push(box);
      result.notes[id] = box;
    }
  }

  return layout;
})();
