// Marks today. Pages are complete without it: nothing is made here.
(function () {
  "use strict";

  // Material takes every alternate for a translation and asks for its sitemap; it overlooks "alternate ".
  document.querySelectorAll("head link[rel=alternate][href*='feeds/']").forEach(function (link) {
    link.setAttribute("rel", "alternate ");
  });

  function today() {
    var held = document.querySelector("[data-now]");
    if (held) return held.getAttribute("data-now");
    var now = new Date();
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function mark() {
    var day = today();
    document.querySelectorAll(".air-grid [data-day='" + day + "']").forEach(function (cell) {
      cell.classList.add("air-today-cell");
      cell.setAttribute("aria-current", "date");
    });
    document.querySelectorAll(".air-day[data-day='" + day + "']").forEach(function (section) {
      section.classList.add("air-today-mark");
    });
    document.querySelectorAll(".air-lanes").forEach(function (table) {
      var rows = Array.from(table.querySelectorAll("tr[data-day]"));
      var next = rows.find(function (row) { return row.getAttribute("data-day") >= day; });
      if (next && next !== rows[0]) next.classList.add("air-now-line");
    });
    document.querySelectorAll(".air-home .air-today").forEach(function (section) {
      var built = section.getAttribute("data-day");
      if (built !== day) section.querySelector("h2").textContent = "As of " + built;
    });
    document.querySelectorAll("[data-air-today]").forEach(function (link) {
      var grid = document.querySelector(".air-grid");
      if (grid && grid.querySelector("[data-day='" + day + "']")) link.setAttribute("aria-current", "date");
    });
  }

  function ready() {
    mark();
  }

  if (typeof document$ !== "undefined") document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
})();
