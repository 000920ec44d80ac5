// Which of the territories' places go together: the cheapest that are found in bounded time. Where one has no place beside
// the others, others make way; what still has none then is left out, so that no label ever stands where none may.
// @ts-check
"use strict";
/* global labelPlaces */

/** @typedef {(Place | null)[]} Chosen a place for each shape, null where there is none */

const labelSearch = (() => {
  const { places, numbers, least } = labelPlaces;
  const APART = 2, DOT = 3, ROUNDS = 3, PUSHED = 2, WELL = 20, NEAR = 22, REACH = 150, FAR = 10000, FINE = 5, EFFORT = 100000, STEPS = 60, LOOKS = 30000;

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
    const looks = { left: LOOKS };  // for room between labels
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

    /** Look for room between the labels that stand. @type {(index: number) => Place | null} */
    function squeeze(index) {
      const open = (/** @type {Box} */ box, /** @type {Line | null} */ leader) =>
        !opponents({ form: 0, box, leader, cost: 0 }, index).length;
      for (const form of shapes[index].territory.forms.keys()) {
        const [place] = places(scene, shapes[index], form, { open, reach: FAR, step: FINE, effort: looks });
        if (place) return place;
      }
      return null;
    }

    /** @type {number[]} */
    const waiting = [];
    for (const index of order) {
      const place = chosen[index] = free(index, Infinity);
      if (place && place.cost < WELL) continue;
      push(index, place ? place.cost : Infinity);
      const now = chosen[index];
      if (now && (effort > EFFORT || shapes[index].territory.forms[now.form].kind === "full")) continue;
      const other = squeeze(index);
      if (!now || (other && other.cost < now.cost)) chosen[index] = other;
      if (!chosen[index]) waiting.push(index);
    }
    if (waiting.length) makeRoom(waiting);
    for (let round = 0, better = true; round < ROUNDS && better; round++) {
      better = false;
      for (const index of order) {
        const place = chosen[index];
        if (place && place.cost >= WELL) better = push(index, place.cost - 0.5) || better;
      }
    }

    /** Give those that wait their number where the fewest stand in its way; these wait then, and count for more each time.
     * What is left in the end is the best that was seen.
     * @type {(waiting: number[]) => void} */
    function makeRoom(waiting) {
      /** @type {Place[][]} */
      const possible = [], driven = shapes.map(() => 1), left = { left: LOOKS };
      let best = [...chosen], missing = waiting.length;
      for (let step = 0; waiting.length && step < STEPS; step++) {
        const index = /** @type {number} */ (waiting.shift());
        possible[index] = possible[index] || numbers(scene, shapes[index], left);
        let least = Infinity;
        /** @type {number[]} */
        let others = [];
        for (const place of possible[index]) {
          let weight = 0;
          const found = [];
          for (const other of order) {
            const standing = chosen[other];
            if (!standing || weight >= least || !conflict(scene, place, standing)) continue;
            weight += driven[other];
            found.push(other);
          }
          if (weight >= least) continue;
          [least, others, chosen[index]] = [weight, found, place];
          if (!weight) break;
        }
        for (const other of others) {
          driven[other]++;
          chosen[other] = null;
        }
        for (const other of others) {
          chosen[other] = free(other, Infinity);
          if (!chosen[other]) waiting.push(other);
        }
        const without = chosen.filter((place) => !place).length;
        if (without < missing) [best, missing] = [[...chosen], without];
      }
      best.forEach((place, index) => { chosen[index] = place; });
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
    /** @type {(px: number, py: number, qx: number, qy: number, rx: number, ry: number) => number} */
    const turn = (px, py, qx, qy, rx, ry) =>
      (qx - px) * (ry - py) - (qy - py) * (rx - px);
    return turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) <= 0 && turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) <= 0;
  }

  return { arranged, overlap, meets };
})();
