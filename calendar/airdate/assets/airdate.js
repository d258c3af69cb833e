// Marks today; copies an address and finds a feed. Pages are complete without it: nothing is made here.
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

  function copying(button) {
    var address = button.parentNode.querySelector(".air-address");
    var label = button.firstChild.textContent;
    function said(word) {
      button.firstChild.textContent = word;
      setTimeout(function () { button.firstChild.textContent = label; }, 3000);
    }
    function select() {
      getSelection().selectAllChildren(address);
      said(document.execCommand("copy") ? "Copied" : "Now press Ctrl+C");
    }
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      if (!navigator.clipboard) return select();
      navigator.clipboard.writeText(address.textContent).then(function () { said("Copied"); }, select);
    });
  }

  function finding(box) {
    var input = box.querySelector("input"), told = box.querySelector("[role=status]");
    var all = Array.from(document.querySelectorAll(".air-feed-groups > .air-feed-group"));
    box.hidden = false;
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/), found = 0;
      all.forEach(function (group) {
        var name = group.querySelector("h3").textContent.toLowerCase(), here = 0;
        Array.from(group.querySelector("ul").children).forEach(function (row) {
          var text = name + row.querySelector(".air-feed-what").textContent.toLowerCase();
          row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
          here += !row.hidden;
        });
        group.hidden = !here;
        group.open = input.value ? here > 0 : group === all[0];
        found += here;
      });
      told.textContent = !input.value ? "" : found === 1 ? "1 feed" : (found || "no") + " feeds";
    });
  }

  function open() {
    var row = location.hash && document.getElementById(location.hash.slice(1));
    var more = row && row.querySelector(".air-feed-more");
    if (!more) return;
    for (var up = more; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    row.scrollIntoView({ block: "center" });
  }

  function feeds() {
    document.querySelectorAll("[data-air-copy][hidden]").forEach(copying);
    document.querySelectorAll("[data-air-find][hidden]").forEach(finding);
    open();
  }

  function ready() {
    mark();
    feeds();
  }

  if (typeof document$ !== "undefined") document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
  addEventListener("hashchange", open);
})();
