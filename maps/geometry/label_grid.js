// What a view shows of shapes, as cells that they touch: how much of a shape lies in a box, how far it is, whether a line
// meets it, and where on it a leader can end. No DOM, no import; only + − × ÷ and square roots, so that every engine
// gives the same numbers.
// @ts-check
"use strict";
/**
 * @typedef {ArrayLike<number>} Ring x, y, x, y … in px of the view, closed or not
 * @typedef {[number, number, number, number]} Box left, top, right, bottom
 * @typedef {{width: number, height: number, cell: number}} View
 * @typedef {{x: number, y: number, depth: number}} Dot depth: px to the shape's edge, at least
 * @typedef {{cell: number, column: number, row: number, columns: number, rows: number, marks: Uint8Array, sums: Int32Array}} Cells
 *   the cells that shapes touch, `column` and `row` of the first; sums: of all marks above and to the left
 */

const labelGrid = (() => {
  const EDGE = 1, INSIDE = 2;

  /** @type {(shape: Ring[], visit: (x: number, y: number, toX: number, toY: number) => void) => void} */
  function eachEdge(rings, visit) {
    for (const ring of rings) {
      const last = ring.length - 2;
      let x = ring[last], y = ring[last + 1];
      for (let at = 0; at <= last; at += 2) {
        visit(x, y, ring[at], ring[at + 1]);
        x = ring[at];
        y = ring[at + 1];
      }
    }
  }

  /** Visits the cells that a line meets within a view, row by row, until `visit` says yes; whether it did.
   * @type {(view: View, x: number, y: number, toX: number, toY: number, visit: (row: number, first: number, last: number) => unknown) => boolean} */
  function walk({ width, height, cell }, x, y, toX, toY, visit) {
    if (y > toY) [x, y, toX, toY] = [toX, toY, x, y];
    if (toY < 0 || y > height || Math.max(x, toX) < 0 || Math.min(x, toX) > width) return false;
    const slope = toY > y ? (toX - x) / (toY - y) : 0;
    const last = Math.min(Math.ceil(height / cell) - 1, Math.floor(toY / cell)), columns = Math.ceil(width / cell);
    for (let row = Math.max(0, Math.floor(y / cell)); row <= last; row++) {
      const above = y < row * cell ? x + (row * cell - y) * slope : x;
      const below = toY > (row + 1) * cell ? x + ((row + 1) * cell - y) * slope : toX;
      const left = Math.min(above, below), right = Math.max(above, below);
      if (right < 0 || left > width) continue;
      const first = Math.max(0, Math.floor(left / cell)), end = Math.min(columns - 1, Math.floor(right / cell));
      if (visit(row, Math.min(first, columns - 1), end)) return true;
    }
    return false;
  }

  /** Whether a line meets an edge of a shape. @type {(rings: Ring[], x: number, y: number, toX: number, toY: number) => boolean} */
  function cuts(rings, x, y, toX, toY) {
    let found = false;
    eachEdge(rings, (px, py, qx, qy) => {
      const one = (toX - x) * (py - y) - (toY - y) * (px - x), other = (toX - x) * (qy - y) - (toY - y) * (qx - x);
      const from = (qx - px) * (y - py) - (qy - py) * (x - px), to = (qx - px) * (toY - py) - (qy - py) * (toX - px);
      if (one * other <= 0 && from * to <= 0) found = true;
    });
    return found;
  }

  /** The part of a view that rings can touch. @type {(rings: Ring[], view: View) => Box} */
  function bounds(rings, { width, height }) {
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        const x = ring[at], y = ring[at + 1];
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    }
    return [Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom)];
  }

  /** The cells of a box, unmarked. @type {(view: View, box: Box) => Cells} */
  function blank({ width, height, cell }, [left, top, right, bottom]) {
    const column = Math.min(Math.floor(left / cell), Math.ceil(width / cell) - 1), row = Math.min(Math.floor(top / cell), Math.ceil(height / cell) - 1);
    const columns = Math.min(Math.floor(right / cell) + 1, Math.ceil(width / cell)) - column;
    const rows = Math.min(Math.floor(bottom / cell) + 1, Math.ceil(height / cell)) - row;
    const sums = new Int32Array((columns + 1) * (rows + 1));
    return { cell, column, row, columns, rows, marks: new Uint8Array(columns * rows), sums };
  }

  /** Count the marks. @type {(cells: Cells) => Cells} */
  function count(cells) {
    const { columns, rows, marks, sums } = cells, step = columns + 1;
    for (let row = 0, at = 0; row < rows; row++) {
      let sum = 0;
      for (let column = 1, to = (row + 1) * step + 1; column < step; column++, to++) {
        sum += marks[at++];
        sums[to] = sums[to - step] + sum;
      }
    }
    return cells;
  }

  /** What a view shows of a shape (its rings, filled where they lie over each other an odd number of times), or null.
   * `inside` has EDGE and INSIDE of each cell.
   * @type {(view: View, rings: Ring[]) => (Cells & {inside: Uint8Array, box: Box}) | null} */
  function touched(view, rings) {
    const box = bounds(rings, view), { cell } = view;
    if (box[0] > box[2] || box[1] > box[3]) return null;
    const cells = blank(view, box), { columns, rows, column, row: top, marks } = cells;
    const inside = new Uint8Array(columns * rows), lowest = view.height - 0.01;  // a row at the border may end outside the view
    /** @type {number[][]} */
    const crossings = Array.from({ length: rows }, () => []);
    eachEdge(rings, (x, y, toX, toY) => {
      walk(view, x, y, toX, toY, (row, first, last) => {
        // An edge that runs along the border of the shape's box stays in it.
        const from = (Math.min(row - top, rows - 1)) * columns - column;
        for (let at = Math.max(first, column); at <= last && at < column + columns; at++) inside[from + at] |= EDGE;
      });
      const low = Math.min(y, toY), high = Math.max(y, toY);
      const until = Math.min(rows - 1, Math.floor(high / cell) - top);
      for (let row = Math.max(0, Math.floor(low / cell) - top); row <= until; row++) {
        const at = Math.min((row + top + 0.5) * cell, lowest);
        if (low <= at && at < high) crossings[row].push(x + (at - y) * (toX - x) / (toY - y));
      }
    });
    crossings.forEach((xs, row) => {
      xs.sort((one, other) => one - other);
      for (let at = 0; at + 1 < xs.length && xs[at] < view.width; at += 2) {
        const end = Math.min(Math.floor(xs[at + 1] / cell) - column, columns - 1);
        for (let to = Math.max(0, Math.floor(xs[at] / cell) - column); to <= end; to++) inside[row * columns + to] |= INSIDE;
      }
    });
    for (let at = 0; at < marks.length; at++) marks[at] = inside[at] ? 1 : 0;
    return count(cells).sums[cells.sums.length - 1] ? { ...cells, inside, box } : null;
  }

  /** All marks on one grid of the whole view. @type {(view: View, parts: Cells[]) => Cells} */
  function together(view, parts) {
    const all = blank(view, [0, 0, view.width, view.height]);
    for (const { column, row: top, columns, rows, marks } of parts) {
      for (let row = 0, at = 0; row < rows; row++) {
        for (let to = (row + top) * all.columns + column, end = to + columns; to < end; to++) all.marks[to] += marks[at++];
      }
    }
    return count(all);
  }

  /** The marks in a range of rows and columns. @type {(cells: Cells, left: number, top: number, right: number, bottom: number) => number} */
  function range({ column, row, columns, rows, sums }, left, top, right, bottom) {
    const l = left < column ? 0 : left - column, t = top < row ? 0 : top - row;
    const r = Math.min(columns, right - column), b = Math.min(rows, bottom - row);
    if (l >= r || t >= b) return 0;
    const step = columns + 1;
    return sums[b * step + r] - sums[t * step + r] - sums[b * step + l] + sums[t * step + l];
  }

  /** The marks that a box touches. @type {(cells: Cells, left: number, top: number, right: number, bottom: number) => number} */
  function within(cells, left, top, right, bottom) {
    const { cell } = cells;
    return range(cells, Math.floor(left / cell), Math.floor(top / cell), Math.ceil(right / cell), Math.ceil(bottom / cell));
  }

  /** How many px a box has to grow on all sides before it touches a mark: at most the distance, and its 0.7 at least.
   * @type {(cells: Cells & {box: Box}, left: number, top: number, right: number, bottom: number) => number} */
  function gap(cells, left, top, right, bottom) {
    if (within(cells, left, top, right, bottom)) return 0;
    const [l, t, r, b] = cells.box;
    let low = Math.max(0, l - right, left - r, t - bottom, top - b);
    let high = Math.max(right - l, r - left, bottom - t, b - top);
    while (high - low > cells.cell / 2) {
      const middle = low + high < 4 * low + 64 ? (low + high) / 2 : 2 * low + 32;  // most are near
      if (within(cells, left - middle, top - middle, right + middle, bottom + middle)) high = middle; else low = middle;
    }
    return high;
  }

  /** Places on a shape where a leader can end, up to `most`, the deepest first, spread over all of its islands.
   * @type {(view: View, rings: Ring[], cells: Cells & {inside: Uint8Array}, apart: number, most: number) => Dot[]} */
  function dots(view, rings, { cell, column, row, columns, rows, inside }, apart, most) {
    // Cells to the nearest edge, along rows, columns and diagonals.
    const depth = new Uint16Array(columns * rows), last = depth.length - 1;
    const near = (/** @type {number} */ at, /** @type {number} */ step) => {
      const x = at % columns;
      if (x === 0 || x === columns - 1 || at + step * columns < 0 || at + step * columns > last) return 0;
      return Math.min(depth[at + step], depth[at + step * columns], depth[at + step * (columns + 1)], depth[at + step * (columns - 1)]);
    };
    const right = Math.floor(view.width / cell) - column, end = (Math.floor(view.height / cell) - row) * columns;  // outside, no edge is known
    for (let at = 0; at <= last && at < end; at++) if (inside[at] === INSIDE && at % columns < right) depth[at] = near(at, -1) + 1;
    for (let at = last; at >= 0; at--) if (depth[at]) depth[at] = Math.min(depth[at], near(at, 1) + 1);
    /** @type {number[][]} */
    const byDepth = [];
    depth.forEach((deep, at) => { if (deep) (byDepth[deep] = byDepth[deep] || []).push(at); });
    /** @type {Dot[]} */
    const found = [];
    const add = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ deep) => {
      if (found.every((dot) => Math.abs(dot.x - x) + Math.abs(dot.y - y) > apart)) found.push({ x, y, depth: deep });
    };
    for (const at of byDepth.reverse().flat()) {
      if (found.length >= most) break;
      add((at % columns + column + 0.5) * cell, (Math.floor(at / columns) + row + 0.5) * cell, depth[at] * cell);
    }
    // Islands that fill no cell: the middle of the widest place on the line through their own middle.
    const boxes = rings.map((ring) => bounds([ring], view)).filter(([l, t, r, b]) => l <= r && t <= b);
    const large = boxes.sort((one, other) => size(other) - size(one) || one[0] - other[0] || one[1] - other[1]);
    for (const [l, t, r, b] of large.slice(0, most)) {
      if (found.length >= most) break;
      const chord = widest(view, rings, (t + b) / 2, l, r);
      if (chord) add((chord[0] + chord[1]) / 2, (t + b) / 2, (chord[1] - chord[0]) / 2);
    }
    if (!found.length) atEdges(view, rings, add);
    return found;
  }
  const size = (/** @type {Box} */ [left, top, right, bottom]) => (right - left + 1) * (bottom - top + 1);

  /** The longest stretch of a shape on the line at y, between two x, or null.
   * @type {(view: View, rings: Ring[], y: number, from: number, to: number) => [number, number] | null} */
  function widest(view, rings, y, from, to) {
    /** @type {number[]} */
    const xs = [];
    eachEdge(rings, (x, top, toX, bottom) => {
      if (top > y !== bottom > y) xs.push(x + (y - top) * (toX - x) / (bottom - top));
    });
    xs.sort((one, other) => one - other);
    /** @type {[number, number] | null} */
    let best = null;
    for (let at = 0; at + 1 < xs.length; at += 2) {
      const left = Math.max(from, 0, xs[at]), right = Math.min(to, view.width, xs[at + 1]);
      if (right > left && (!best || right - left > best[1] - best[0])) best = [left, right];
    }
    return best;
  }

  /** For what shows no more than a sliver at the view's border, or is a point or a line: a place beside one of its edges.
   * @type {(view: View, rings: Ring[], add: (x: number, y: number, depth: number) => void) => void} */
  function atEdges(view, rings, add) {
    const { width, height } = view;
    let tries = 200;
    eachEdge(rings, (x, y, toX, toY) => {
      let top = Math.max(0, Math.min(y, toY)), bottom = Math.min(height, Math.max(y, toY));
      if (x !== toX) {
        const slope = (toY - y) / (toX - x), left = y - x * slope, right = left + width * slope;  // where it leaves the view
        top = Math.max(top, Math.min(left, right));
        bottom = Math.min(bottom, Math.max(left, right));
      }
      if (top >= bottom || Math.max(x, toX) < 0 || Math.min(x, toX) > width || tries-- <= 0) return;
      const middle = (top + bottom) / 2, chord = widest(view, rings, middle, 0, width);
      if (chord) add((chord[0] + chord[1]) / 2, middle, 0);
    });
    for (const ring of rings) {
      const flat = [0, 1].some((axis) => Array.from(ring).every((at, index) => index % 2 !== axis || at === ring[axis]));
      const [l, t, r, b] = bounds([ring], view);
      if (flat && l <= r && t <= b) add((l + r) / 2, (t + b) / 2, 0);
    }
  }

  return { walk, cuts, touched, together, range, within, gap, dots };
})();
