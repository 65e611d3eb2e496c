// The playground's clock between the phones and the buttons that push it forward.
import { Refused, post } from "./api.js";
import { button, el, icon } from "./dom.js";
import { HOME_ZONE, ahead, clockTime, fullMoment, nextHourOfDay, weekdayAndDay } from "./time.js";

const MORNING_HOUR = 8;
const WAITS = "It waits for a pause, a space or quiet hours to end, or has been answered already.";

/** Fill the clock's place; `zone()` tells whose morning it is, `say` shows a sentence to the reader. */
export function showClock(place, world, { zone, say }) {
  const time = el("span", { class: "clock-time", data: { testid: "clock-time" } });
  const day = el("span", { class: "clock-day" });
  const lead = el("span", { class: "clock-lead", data: { testid: "clock-lead" } });
  const face = dial();
  const push = async (node, path, body) => {
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    try {
      const clock = await post(path, body);
      world.setClock(clock);
      if (clock.is_silent) say(`${clockTime(world.now(), HOME_ZONE, "en-GB")}: something was due, and nothing came. ${WAITS}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.message);
    } finally {
      node.removeAttribute("aria-busy");
    }
  };
  const morning = () => ({ to: new Date(nextHourOfDay(world.now(), MORNING_HOUR, zone())).toISOString() });
  const keys = [
    key("clock-5m", "forward", "+5 min", "+5 min", () => ["/api/clock", { advance_seconds: 300 }]),
    key("clock-1h", "forward", "+1 h", "+1 h", () => ["/api/clock", { advance_seconds: 3600 }]),
    key("clock-morning", "morning", "next morning", "morning", () => ["/api/clock", morning()]),
    key("clock-next", "next", "to the next thing to come", "next thing", () => ["/api/clock/next", {}]),
  ].map(({ node, call }) => {
    node.addEventListener("click", () => push(node, ...call()));
    return node;
  });
  place.append(
    el("div", { class: "clock-face" }, face.view, el("div", { class: "clock-words" }, time, day, lead)),
    el("div", { class: "clock-keys", role: "group", "aria-label": "Push the clock forward" }, keys),
  );
  const tick = () => {
    const now = world.now();
    time.textContent = clockTime(now, HOME_ZONE, "en-GB");
    day.textContent = weekdayAndDay(now, HOME_ZONE, "en-GB");
    place.title = fullMoment(now, HOME_ZONE, "en-GB");
    const advance = ahead(world.state?.clock.offset_seconds ?? 0);
    lead.textContent = advance ? `${advance} ahead of real time` : "real time";
    face.turn(time.textContent);
  };
  world.addEventListener("clock", tick);
  return tick;
}

/** A button that shows its whole label, and on a narrow screen only the essential words of it. */
function key(testid, symbol, label, essential, call) {
  const [before, after] = label.split(essential);
  const words = el(
    "span",
    {},
    el("span", { class: "wide-only" }, before),
    essential,
    el("span", { class: "wide-only" }, after),
  );
  return { node: button({ class: "clock-key", data: { testid }, "aria-label": label }, icon(symbol), words), call };
}

const SVG = "http://www.w3.org/2000/svg";

function line(className, length) {
  const hand = document.createElementNS(SVG, "line");
  for (const [name, value] of Object.entries({ x1: 50, y1: 50, x2: 50, y2: 50 - length, class: className }))
    hand.setAttribute(name, value);
  return hand;
}

/** A round dial with two hands, for those who can see it. */
function dial() {
  const view = document.createElementNS(SVG, "svg");
  view.setAttribute("viewBox", "0 0 100 100");
  view.setAttribute("class", "dial");
  view.setAttribute("aria-hidden", "true");
  const rim = document.createElementNS(SVG, "circle");
  for (const [name, value] of Object.entries({ cx: 50, cy: 50, r: 46, class: "dial-rim" }))
    rim.setAttribute(name, value);
  const marks = Array.from({ length: 12 }, (_, index) => {
    const mark = document.createElementNS(SVG, "line");
    const at = {
      x1: 50,
      y1: 9,
      x2: 50,
      y2: index % 3 ? 12 : 15,
      class: "dial-mark",
      transform: `rotate(${index * 30} 50 50)`,
    };
    for (const [name, value] of Object.entries(at)) mark.setAttribute(name, value);
    return mark;
  });
  const [hours, minutes] = [line("hand-hours", 22), line("hand-minutes", 33)];
  view.append(rim, ...marks, hours, minutes);
  const turn = (words) => {
    const [hour, minute] = words.split(":").map(Number);
    hours.setAttribute("transform", `rotate(${(hour % 12) * 30 + minute / 2} 50 50)`);
    minutes.setAttribute("transform", `rotate(${minute * 6} 50 50)`);
  };
  return { view, turn };
}
