// A territory as all maps draw it: its islands in one path. Their positions stand on Mercator's unit square from the start,
// so that a change of zoom is one multiplication each; and since the maps are in step, one takes what another has made.
// @ts-check
"use strict";

const { Shape, Edge, Coast } = (() => {
  const WORLD = 256;  // CSS px across the unit square at zoom 0

  const Shape = L.Polygon.extend({
    /** @type {(geometry: Geometry, options: object) => void} */
    initialize(geometry, options) {
      L.setOptions(/** @type {any} */ (this), options);
      Object.assign(this, { geometry, _latlngs: [], _bounds: geometry.bounds });
    },
    getCenter() { return this._bounds.getCenter(); },
    /** What is drawn on this shape's map, in px from its origin. */
    traced() {
      const { geometry } = this, scale = WORLD * 2 ** this._map.getZoom(), origin = this._map.getPixelOrigin();
      const made = `${scale} ${origin.x} ${origin.y}`;
      if (geometry.made !== made) Object.assign(geometry, trace(geometry.islands, scale, origin), { made });
      return geometry;
    },
    _project() {
      const geometry = this.traced(), corners = (/** @type {Box} */ [left, top, right, bottom]) => [[left, top], [right, bottom]];
      this._rawPxBounds = L.bounds(geometry.boxes.flatMap(corners));
      this._updateBounds();
    },
    _update() { if (this._map) this._renderer._setPath(this, this.traced()[this.drawn]); },
    drawn: "path",
  });

  // Its outlines, over the fills: of all but specks, and once more of the large ones.
  const Edge = Shape.extend({ drawn: "edge" });
  const Coast = Shape.extend({ drawn: "coast" });

  return { Shape: /** @type {any} */ (Shape), Edge: /** @type {any} */ (Edge), Coast: /** @type {any} */ (Coast) };
})();
