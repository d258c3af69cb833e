// Prints what ical.js reads in the feeds named on the command line, up to the year named first.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const root = join(__dirname, "..", "..", "..", "build", "readers", "package.json");
const ICAL = createRequire(root)("ical.js");

const [until, ...paths] = process.argv.slice(2);
const when = (time) => (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toString();

function* occurrences(component) {
  const event = new ICAL.Event(component); // knows its exceptions, which stand in the same calendar
  if (!event.isRecurring()) {
    if (event.startDate.year < Number(until)) {
      yield [event.uid, when(event.startDate), when(event.endDate), event.summary];
    }
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.year < Number(until); next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield [event.uid, when(startDate), when(endDate), item.summary];
  }
}

function read(path) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
    const components = calendar.getAllSubcomponents("vevent");
    const masters = components.filter((component) => !component.hasProperty("recurrence-id"));
    return { errors: [], events: masters.flatMap((component) => [...occurrences(component)]) };
  } catch (error) {
    return { errors: [String(error)], events: [] };
  }
}

process.stdout.write(JSON.stringify(paths.map(read)));
