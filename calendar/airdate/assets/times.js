// The reader's own time, where it is another than the plan's.
(() => {
  "use strict";

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Minutes that a zone is ahead of UTC at that moment; the reader's own where none is named.
  function offset(zone, at) {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
    const [, sign, hours, minutes] = parts.find((part) => part.type === "timeZoneName").value.match(/([+-])(\d+):(\d+)/) ?? [0, "+", 0, 0];
    return (sign === "-" ? -1 : 1) * (hours * 60 + Number(minutes));
  }

  function compare(note, lang) {
    const { airZone, yours, ahead, behind } = note.dataset, now = new Date(), zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const minutes = offset(zone, now) - offset(airZone, now);
    if (!minutes) return;
    const hours = new Intl.NumberFormat(lang, { style: "unit", unit: "hour", unitDisplay: "long", maximumFractionDigits: 2 });
    const difference = filled(minutes > 0 ? ahead : behind, { hours: hours.format(Math.abs(minutes) / 60) });
    const own = Object.assign(document.createElement("span"), { className: "air-yours", textContent: ` ${filled(yours, { zone, difference })}` });
    note.append(own);
  }

  function tell(note, lang, times) {
    const day = { weekday: "short", hour: "2-digit", minute: "2-digit" }, hour = { hour: "2-digit", minute: "2-digit" };
    const long = new Intl.DateTimeFormat(lang, day), short = new Intl.DateTimeFormat(lang, hour);
    for (const time of times) {
      const at = new Date(time.dateTime), [, there, ahead] = time.dateTime.match(/T.*?([+-])(\d\d:\d\d)$/) ?? [];
      if (!there) continue;
      const [h, m] = ahead.split(":").map(Number), away = (there === "-" ? -1 : 1) * (h * 60 + m);
      if (away === -at.getTimezoneOffset()) continue;
      const theirs = new Date(at.getTime() + away * 60_000).getUTCDate();
      time.title = filled(note.dataset.local, { time: (theirs === at.getDate() ? short : long).format(at) });
    }
  }

  airdate.ready(() => {
    const note = document.querySelector("[data-air-zone]"), times = airdate.all(".air-view time[datetime*=T]");
    if (!note) return;
    const { lang } = note.closest("[lang]");
    compare(note, lang);
    const step = (from) => requestAnimationFrame(() => {
      tell(note, lang, times.slice(from, from + 500));
      if (from + 500 < times.length) step(from + 500);
    });
    step(0);
  });
})();
