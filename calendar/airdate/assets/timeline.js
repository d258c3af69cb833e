// Timeline: draws the line of today.
airdate.ready(() => {
  "use strict";

  const view = airdate.one(".air-timeline");
  if (!view) return;
  const noon = (day) => Date.parse(`${day}T12:00Z`), length = 864e5;
  const { first, last } = view.dataset;
  const x = 100 * (noon(airdate.today()) - noon(first) + length / 2) / (noon(last) - noon(first) + length);
  for (const mark of airdate.all(".air-now", view)) {
    mark.setAttribute("visibility", x >= 0 && x <= 100 ? "visible" : "hidden");
    for (const part of mark.children) {
      for (const name of part.localName === "line" ? ["x1", "x2"] : ["x"]) part.setAttribute(name, `${x.toFixed(2)}%`);
    }
  }
});
