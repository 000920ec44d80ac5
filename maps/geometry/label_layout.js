// Where the labels of a map stand: none on another territory, under a leader or on another label, and every territory in
// view with its name or its number; a number that has no such place is left out, and the list of numbers has it. One layout
// for pages and pictures: no DOM, no import; texts come measured.
// @ts-check
"use strict";
/* global labelGrid, labelPlaces, labelSearch */

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
 *
 * @typedef {object} Layout
 * @property {Object<string, Label>} labels of the territories in view, by id; none of one for which no place by the rules was found
 * @property {string[]} numbers ids of those with a number and of those omitted: they are named beside the map
 * @property {string[]} omitted ids of those in view that have no label
 * @property {Object<string, Box>} notes those that have room
 */

const labelLayout = (() => {
  const { touched, together, within } = labelGrid, { shape } = labelPlaces, { arranged, overlap, meets } = labelSearch;
  const CELLS = 45000, APART = 2, FAR = 10000;

  /** @type {(map: LabelMap) => Layout} */
  function layout({ width, height, em = 15, territories, obstacles = [], context = [], notes = [] }) {
    const unit = em / 15, view = { width, height, cell: Math.max(unit, Math.sqrt(width * height / CELLS)) };
    const shapes = territories.flatMap((territory) => shape(view, unit, territory) || []);
    const cells = (/** @type {Ring[]} */ rings) => touched(view, rings) || [];
    const boxes = obstacles.map(([l, t, r, b]) => [l, t, r, t, r, b, l, b]);
    const marked = shapes.map((one) => one.cells), blocked = boxes.flatMap((ring) => cells([ring]));
    const scene = {
      view, unit, shapes, obstacles: boxes,
      all: together(view, marked),
      taken: together(view, [...marked, ...blocked]),
      land: together(view, [cells(context)].flat()),
    };
    const chosen = arranged(scene, shapes);
    /** @type {Layout} */
    const result = { labels: {}, numbers: [], omitted: [], notes: {} };
    shapes.forEach((one, index) => {
      const { id, forms } = one.territory, place = chosen[index];
      if (!place || forms[place.form].kind === "number") result.numbers.push(id);
      if (!place) result.omitted.push(id);
      else {
        const { form, box, leader } = place;
        result.labels[id] = { kind: forms[form].kind, form, box, align: alignment(one, box, leader), leader };
      }
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
