// Copies an address, finds a feed, opens the one that a link names. All of it can be read without.
(function () {
  "use strict";

  function copying(button) {
    var address = button.parentNode.querySelector(".air-address");
    var label = button.firstChild.textContent;
    function said(word) {
      button.firstChild.textContent = word;
      setTimeout(function () { button.firstChild.textContent = label; }, 3000);
    }
    function select() {
      getSelection().selectAllChildren(address);
      said(button.getAttribute(document.execCommand("copy") ? "data-air-copy" : "data-air-by-hand"));
    }
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      if (!navigator.clipboard) return select();
      navigator.clipboard.writeText(address.textContent).then(function () { said(button.getAttribute("data-air-copy")); }, select);
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
      var said = box.getAttribute(found > 1 ? "data-air-many" : found ? "data-air-one" : "data-air-find");
      told.textContent = input.value ? said.replace("#", found) : "";
    });
  }

  function open() {
    var row = location.hash && document.getElementById(location.hash.slice(1));
    var more = row && row.querySelector(".air-feed-more");
    if (!more) return;
    for (var up = more; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    row.scrollIntoView({ block: "center" });
  }

  function ready() {
    document.querySelectorAll("[data-air-copy][hidden]").forEach(copying);
    document.querySelectorAll("[data-air-find][hidden]").forEach(finding);
    open();
  }

  if (typeof document$ !== "undefined") document$.subscribe(ready);
  else document.addEventListener("DOMContentLoaded", ready);
  addEventListener("hashchange", open);
})();
