// ts-ics: counts the days of a rule (`extendByRecurrenceRule`) but not their exceptions, so this file does.
//
// It counts by the clock of the process, which is UTC here: so it is given times as they are on the
// wall, and its own reading of the VTIMEZONE makes instants of them.
const { load, report } = require("./facts.cjs");
const lib = load("ts-ics");

const DAY = 24 * 60 * 60 * 1000;
const wall = (time) => (time.local ? time.local.date : time.date);

/** The zones of a calendar with all their changes of the clocks, which ts-ics would count anew for each time. */
function offsets(timezones, horizon) {
  const known = new Map();
  for (const { id, props } of timezones) {
    const changes = lib.extendTimezoneProps(horizon, props).sort((one, other) => other.start - one.start);
    known.set(id, changes.map(({ start, offsetTo }) => [start, lib.timeZoneOffsetToMilliseconds(offsetTo)]));
  }
  return (moment, zone) => (zone ? known.get(zone).find(([start]) => start <= moment)[1] : 0);
}
const key = (uid, moment) => `${uid} ${moment.getTime()}`;

function when(moment, time, offset) {
  if (time.type === "DATE") return moment.toISOString().slice(0, 10);
  const there = offset(moment, time.local?.timezone);
  return new Date(moment.getTime() - there).toISOString().replace(".000Z", "Z");
}

function* occurrences({ uid, start, end, summary, recurrenceRule, exceptionDates }, apart, horizon, offset) {
  const told = (day) => {
    const later = new Date(wall(end).getTime() + day.getTime() - wall(start).getTime());
    return [uid, when(day, start, offset), when(later, end, offset), summary];
  };
  if (!recurrenceRule) {
    yield told(wall(start));
    return;
  }
  const exceptions = (exceptionDates ?? []).map(wall);
  const { until } = recurrenceRule; // in UTC, as the standard has it
  const ends = until && new Date(until.date.getTime() + offset(until.date, start.local?.timezone));
  const rule = { ...recurrenceRule, until: until && { ...until, date: ends } };
  for (const day of lib.extendByRecurrenceRule(rule, { start: wall(start), end: horizon, exceptions })) {
    if (!apart.has(key(uid, day))) yield told(day);
  }
}

report(function* (text, first, last) {
  const { events = [], timezones = [] } = lib.convertIcsCalendar(undefined, text);
  const horizon = new Date(Date.parse(last) + 2 * DAY);
  const offset = offsets(timezones, horizon);
  const moved = events.filter((event) => event.recurrenceId);
  const apart = new Set(moved.map((event) => key(event.uid, wall(event.recurrenceId.value))));
  for (const event of events) yield* occurrences(event, apart, horizon, offset);
});
