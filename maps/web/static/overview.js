// The overview: all territories, in the same fills as the map, with the frame of what the map shows.
"use strict";
(() => {
  const { data, sides, drawing } = atlas;
  const WIDTH = 400;  // units of its drawing across the whole view

  let drawn = null;  // the paths of an overview, the same on both sides
  function measure(geometries, context) {
    const [[south, west], [north, east]] = data.views.whole;
    const [left, top] = place([north, west]), [right, bottom] = place([south, east]), scale = WIDTH / (right - left);
    const origin = { x: Math.round(left * scale), y: Math.round(top * scale) };
    const path = ({ islands }) => trace(islands, scale, origin).path;
    return {
      put: ([x, y]) => [x * scale - origin.x, y * scale - origin.y].map(Math.round),
      size: [WIDTH, Math.round((bottom - top) * scale)],
      context: path(context), territories: geometries.map(path),
    };
  }

  atlas.overview = (side, geometries, context) => {
    drawn = drawn || measure(geometries, context);
    const svg = drawing("svg", { viewBox: `0 0 ${drawn.size.join(" ")}`, "aria-hidden": "true" });
    const territory = (name, attributes) => drawing(name, { class: "territory", ...attributes });
    const paths = drawn.territories.map((d) => territory("path", { d }));
    const dots = data.territories.map(({ small, at }) => {
      if (!small) return null;
      const [cx, cy] = drawn.put(place(at));
      return territory("circle", { cx, cy, r: 5 });
    });
    const box = drawing("rect", { class: "frame" });
    svg.append(drawing("path", { class: "context", d: drawn.context }), ...paths, ...dots.filter(Boolean), box);
    document.getElementById(`overview_${side}`).append(svg);
    return { paths, dots, box };
  };

  atlas.frame = (side) => {
    const { map, overview: { box } } = sides[side], bounds = map.getBounds();
    const [x, y] = drawn.put(place([bounds.getNorth(), bounds.getWest()]));
    const [right, bottom] = drawn.put(place([bounds.getSouth(), bounds.getEast()]));
    box.setAttribute("x", x);
    box.setAttribute("y", y);
    box.setAttribute("width", Math.max(0, right - x));
    box.setAttribute("height", Math.max(0, bottom - y));
  };
})();
