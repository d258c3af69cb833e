// ical.js: counts series; of the exceptions in a calendar it must be told which are whose.
const { load, report } = require("./facts.cjs");
const ICAL = load("ical.js");

const when = (time) => (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toString();

function* occurrences(component, exceptions, last) {
  const event = new ICAL.Event(component, { exceptions });
  if (!event.isRecurring()) {
    yield [event.uid, when(event.startDate), when(event.endDate), event.summary];
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.toString().slice(0, 10) <= last; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield [event.uid, when(startDate), when(endDate), item.summary];
  }
}

report(function* (text, first, last) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const horizon = new Date(Date.parse(last) + 2 * 86_400_000).toISOString().slice(0, 10);
  const components = calendar.getAllSubcomponents("vevent");
  const [changed, masters] = [true, false].map((is) => components.filter((c) => c.hasProperty("recurrence-id") === is));
  for (const master of masters) {
    const uid = master.getFirstPropertyValue("uid");
    const own = changed.filter((component) => component.getFirstPropertyValue("uid") === uid);
    yield* occurrences(master, own, horizon);
  }
});
