// Turns a text and its entities (UTF-16 units, nested) into elements.
import { button, el, icon } from "./dom.js";
import { fullMoment, telegramMoment } from "./time.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/**
 * Draw a text. `phone` is what the phone lends: now(), zone, locale, botUsername, openLink(url), sendText(text),
 * copy(text); `local` is what this phone remembers about this message (spoilers opened, quotes unfolded).
 */
export function formatted(text, entities, phone, local) {
  const spans = (entities ?? [])
    .map((entity) => ({ ...entity, end: entity.offset + entity.length }))
    .filter((entity) => entity.length > 0 && entity.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.end - a.end || rank(a) - rank(b));
  return build({ text, phone, local, quotes: 0 }, 0, text.length, spans);
}

/** Of two entities over the same text the block goes outside and the spoiler next. */
function rank(entity) {
  if (BLOCKS.has(entity.type)) return 0;
  return entity.type === "spoiler" ? 1 : 2;
}

function build(scene, start, end, spans) {
  const out = document.createDocumentFragment();
  const queue = [...spans];
  let at = start;
  let isAfterBlock = false;
  const addPlain = (to) => {
    let words = scene.text.slice(at, to);
    if (isAfterBlock) words = words.replace(/^\n/, "");
    out.append(...plain(words, scene));
  };
  while (queue.length) {
    const span = queue.shift();
    const from = Math.max(span.offset, at);
    const to = Math.min(span.end, end);
    if (to <= from) continue;
    if (from > at) {
      addPlain(from);
      isAfterBlock = false;
    }
    out.append(wrap(scene, span, scene.text.slice(from, to), build(scene, from, to, takeInner(queue, to))));
    at = to;
    isAfterBlock = BLOCKS.has(span.type);
  }
  addPlain(end);
  return out;
}

/** Take out of the queue what begins before `to`; what reaches beyond goes back with its rest. */
function takeInner(queue, to) {
  const inner = [];
  const rest = [];
  while (queue.length && queue[0].offset < to) {
    const span = queue.shift();
    inner.push(span);
    if (span.end > to) rest.push({ ...span, offset: to });
  }
  queue.unshift(...rest);
  return inner;
}

/** Plain words; an invitation link stays tappable even where no entity marks it. */
function plain(words, scene) {
  const link = new RegExp(`(?:https?://)?t\\.me/${scene.phone.botUsername}\\?start=[A-Za-z0-9_-]{1,64}`, "gi");
  const parts = [];
  let at = 0;
  for (const found of words.matchAll(link)) {
    parts.push(words.slice(at, found.index), anchor(withScheme(found[0]), [found[0]], scene.phone));
    at = found.index + found[0].length;
  }
  parts.push(words.slice(at));
  return parts.filter((part) => part !== "");
}

function wrap(scene, span, words, inner) {
  const { phone } = scene;
  if (SIMPLE[span.type]) return el(SIMPLE[span.type], {}, inner);
  switch (span.type) {
    case "spoiler":
      return spoiler(scene, inner);
    case "blockquote":
      return el("blockquote", {}, inner);
    case "expandable_blockquote":
      return unfoldingQuote(scene, inner);
    case "pre":
      return preformatted(span, words, phone);
    case "text_link":
      return anchor(span.url, [inner], phone);
    case "url":
      return isInvitation(words, phone) ? anchor(words, [words], phone) : anchor(withScheme(words), [inner], phone);
    case "email":
      return el("span", { class: "marked" }, inner);
    case "bot_command":
      return button({ class: "link", onclick: () => phone.sendText(words) }, inner);
    case "date_time":
      return moment(span, words, inner, phone);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return el("span", { class: "marked" }, inner);
    default:
      return el("span", {}, inner);
  }
}

const isInvitation = (words, phone) => words.toLowerCase().includes(`t.me/${phone.botUsername.toLowerCase()}?start=`);
const withScheme = (words) => (/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`);

function anchor(url, children, phone) {
  const isWeb = /^https?:\/\//i.test(withScheme(url ?? ""));
  const open = (event) => {
    event.preventDefault();
    phone.openLink(withScheme(url));
  };
  if (!isWeb) return button({ class: "link", onclick: open }, ...children);
  return el("a", { href: withScheme(url), rel: "noopener noreferrer", onclick: open }, ...children);
}

function spoiler(scene, inner) {
  const veil = el("span", { class: "spoiler" });
  const words = el("span", { class: "spoiler-words" }, inner);
  veil.append(words);
  const lift = () => {
    scene.local.isRevealed = true;
    const message = veil.closest(".message") ?? veil;
    [veil, ...message.querySelectorAll(".spoiler.is-veiled")].forEach(unveil);
  };
  if (scene.local.isRevealed) return veil;
  veil.classList.add("is-veiled");
  veil.setAttribute("role", "button");
  veil.setAttribute("tabindex", "0");
  veil.setAttribute("aria-label", "Hidden text. Show it");
  words.inert = true;
  words.setAttribute("aria-hidden", "true"); // not all screen readers know inert
  veil.addEventListener("click", lift);
  veil.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    lift();
  });
  return veil;
}

function unveil(veil) {
  veil.classList.remove("is-veiled");
  ["role", "tabindex", "aria-label"].forEach((name) => veil.removeAttribute(name));
  if (!veil.firstElementChild) return;
  veil.firstElementChild.inert = false;
  veil.firstElementChild.removeAttribute("aria-hidden");
}

function unfoldingQuote(scene, inner) {
  const index = scene.quotes;
  scene.quotes += 1;
  const unfolded = (scene.local.unfolded ??= new Set());
  const words = el("div", { class: "quote-words" }, inner);
  const quote = el("blockquote", { class: "unfolding" }, words);
  const toggle = button({ class: "unfold", onclick: () => show(!unfolded.has(index)) }, icon("down"));
  const show = (isOpen) => {
    if (isOpen) unfolded.add(index);
    else unfolded.delete(index);
    quote.classList.toggle("is-open", isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.setAttribute("aria-label", isOpen ? "Show less of the quote" : "Show the whole quote");
  };
  quote.append(toggle);
  show(unfolded.has(index));
  requestAnimationFrame(() => {
    const isShort = quote.isConnected && !unfolded.has(index) && words.scrollHeight <= words.clientHeight + 1;
    if (isShort && words.clientHeight) toggle.remove();
  });
  return quote;
}

function preformatted(span, words, phone) {
  const label = span.language ? el("span", {}, span.language) : el("span", {}, "Code");
  const copy = button({ class: "copy", "aria-label": "Copy the code", onclick: () => phone.copy(words) }, icon("copy"));
  return el("div", { class: "pre" }, el("div", { class: "pre-head" }, label, copy), el("pre", {}, words));
}

function moment(span, words, inner, phone) {
  const at = span.unix_time * 1000;
  const shown = telegramMoment(at, span.date_time_format, { now: phone.now(), zone: phone.zone, locale: phone.locale });
  const time = el("time", {
    class: "moment",
    datetime: new Date(at).toISOString(),
    title: fullMoment(at, phone.zone, phone.locale),
  });
  if (span.date_time_format === "r") time.dataset.relative = String(at);
  if (shown === null) time.append(inner);
  else time.append(shown);
  return time;
}
