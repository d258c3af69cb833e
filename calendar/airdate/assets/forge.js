// Brings the way to a new item into the day at which somebody points, or on which the focus is.
(() => {
  "use strict";

  const { all, one, ready, DAYS } = airdate;

  ready(() => {
    const head = one("[data-air-new]");
    if (!head) return;
    const first = head.dataset.airNew, words = new Intl.DateTimeFormat(head.lang, { dateStyle: "long", timeZone: "UTC" });
    const plus = Object.assign(document.createElement("a"), { className: "air-plus", textContent: "+", rel: "noopener" });

    const show = ({ target }) => {
      const cell = target.closest?.(DAYS), day = cell?.dataset.day;
      if (!cell || plus.parentElement === cell) return;
      plus.href = head.href.replaceAll(first, day);
      plus.ariaLabel = plus.title = head.dataset.airNamed.replace("{day}", words.format(new Date(day)));
      cell.append(plus);
    };
    for (const grid of all(".air-grid, .air-days-grid")) {
      grid.addEventListener("pointerover", show);
      grid.addEventListener("focusin", show);
    }
  });
})();
