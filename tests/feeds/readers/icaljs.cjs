// Prints what ical.js reads in the feeds named on the command line.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const root = join(__dirname, "..", "..", "..", "build", "readers", "package.json");
const ICAL = createRequire(root)("ical.js");

const when = (time) => (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toString();

function read(path) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
    const events = calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return [event.uid, when(event.startDate), when(event.endDate), event.summary];
    });
    return { errors: [], events };
  } catch (error) {
    return { errors: [String(error)], events: [] };
  }
}

process.stdout.write(JSON.stringify(process.argv.slice(2).map(read)));
