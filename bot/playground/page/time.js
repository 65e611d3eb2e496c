// Says instants the way a phone in a given zone and language would.

const DAY_MS = 86_400_000;
const formats = new Map();

/** The zone of the browser that shows the page. */
export const HOME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** All zones this browser knows, `UTC` first. */
export function allZones() {
  const known = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
  return [...new Set(["UTC", HOME_ZONE, ...known])];
}

function format(locale, zone, options) {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, makeFormat(locale, zone, options));
  return formats.get(key);
}

function makeFormat(locale, zone, options) {
  try {
    return new Intl.DateTimeFormat(locale || undefined, { timeZone: zone, ...options });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  }
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export const clockTime = (at, zone, locale) => format(locale, zone, CLOCK).format(at);
export const weekdayAndDay = (at, zone, locale) =>
  format(locale, zone, { weekday: "short", day: "numeric", month: "short" }).format(at);
export const fullMoment = (at, zone, locale) =>
  `${format(locale, zone, { dateStyle: "full" }).format(at)}, ${clockTime(at, zone, locale)} (${zone})`;

/** The civil day of an instant in a zone, as `YYYY-MM-DD`. */
export const dayOf = (at, zone) =>
  format("en-CA", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/** A heading between two days of a chat. */
export function dayHeading(at, now, zone, locale) {
  if (dayOf(at, zone) === dayOf(now, zone)) return "Today";
  const isThisYear = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return format(locale, zone, { day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" }) }).format(at);
}

const STEPS = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30],
  ["month", 12],
  ["year", Infinity],
];

/** "in 2 hours", "5 minutes ago". */
export function relative(at, now, locale) {
  let amount = Math.round((at - now) / 1000);
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return relativeFormat(locale).format(amount, unit);
    amount = Math.round(amount / size);
  }
  return "";
}

function relativeFormat(locale) {
  try {
    return new Intl.RelativeTimeFormat(locale || undefined, { numeric: "auto" });
  } catch {
    return new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  }
}

/**
 * An instant by Telegram's date-time format `r|w?[dD]?[tT]?`: r relative, w weekday, d/D short or long date,
 * t/T short or long time. Comes back as null for an empty format: then Telegram shows the text as it is.
 */
export function telegramMoment(at, pattern, { now, zone, locale }) {
  if (!pattern) return null;
  if (pattern === "r") return relative(at, now, locale);
  const options = {};
  if (pattern.includes("w")) options.weekday = "long";
  if (pattern.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, CLOCK);
  if (pattern.includes("T")) options.second = "2-digit";
  return format(locale, zone, options).format(at);
}

function offsetMs(at, zone) {
  const parts = Object.fromEntries(
    format("en-US", zone, { ...CLOCK, year: "numeric", month: "numeric", day: "numeric", second: "2-digit" })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return wall - Math.floor(at / 1000) * 1000;
}

/** The next instant at which clocks in the zone show this full hour, as milliseconds. */
export function nextHourOfDay(now, hour, zone) {
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const [year, month, day] = dayOf(now + ahead * DAY_MS, zone)
      .split("-")
      .map(Number);
    const wall = Date.UTC(year, month - 1, day, hour);
    const at = wall - offsetMs(wall - offsetMs(wall, zone), zone);
    if (at > now) return at;
  }
  return now + DAY_MS;
}

/** How far the playground's clock is ahead of the real one, in a few words; empty within a minute. */
export function ahead(seconds) {
  if (seconds < 60) return "";
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const words = [
    [days, "d"],
    [hours, "h"],
    [minutes, "min"],
  ]
    .filter(([amount]) => amount)
    .slice(0, 2);
  return words.map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}
