// Draws one message: bubble, quote, media, text, time, marks and buttons.
import { el, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { media } from "./media.js";
import { pollCard } from "./poll.js";
import { clockTime, fullMoment } from "./time.js";

const BARE = ["sticker", "dice", "video_note"];
const START = /^\/start(@\w+)? [A-Za-z0-9_-]{1,64}$/;

/** Draw a message for a phone; `local` is what that phone remembers about it. */
export function messageBubble(message, phone, local) {
  const isOut = Boolean(message.outgoing);
  const who = isOut ? "You" : phone.botName;
  const node = el("div", {
    class: `message ${isOut ? "is-out" : "is-in"}`,
    role: "article",
    tabindex: "-1",
    "aria-label": `${who}, ${clockTime(message.date * 1000, phone.zone, phone.locale)}`,
    data: { messageId: message.message_id },
  });
  const keyboard = inlineKeyboard(message, phone);
  const bubble = el("div", { class: bubbleClass(message) }, ...contents(message, phone, local));
  const more = el(
    "button",
    {
      type: "button",
      class: "message-more",
      tabindex: "-1",
      "aria-label": "Menu of the message",
      onclick: () => phone.openMessageMenu(message, more, node),
    },
    icon("down"),
  );
  bubble.append(more);
  node.append(el("div", { class: `stack${keyboard ? " has-keyboard" : ""}` }, bubble, keyboard ?? ""));
  return node;
}

function bubbleClass(message) {
  if (isLargeEmoji(message) || BARE.some((kind) => message[kind])) return "bubble is-bare";
  const classes = ["bubble"];
  if (message.photo) classes.push("has-photo");
  if (message.poll) classes.push("has-poll");
  return classes.join(" ");
}

function contents(message, phone, local) {
  const parts = [forwarded(message), quoted(message, phone)];
  const shown = media(message, phone, local);
  const words = text(message, phone, local);
  parts.push(...(message.show_caption_above_media ? [words, shown] : [shown, words]));
  if (message.poll) parts.push(pollCard(message, phone, local));
  parts.push(reactions(message), meta(message, phone));
  return parts.filter(Boolean);
}

function text(message, phone, local) {
  const words = message.text ?? message.caption;
  if (words === undefined) return message.poll || media(message, phone, local) ? null : serviceWords(message);
  if (message.outgoing && START.test(words)) return startWords(words);
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const large = isLargeEmoji(message) ? " is-large" : "";
  return el("div", { class: `text${large}`, dir: "auto" }, formatted(words, entities, phone, local));
}

/** Telegram's apps show the bare command when somebody came through an invitation link. */
function startWords(words) {
  return el(
    "div",
    { class: "text", title: words },
    words.split(" ")[0],
    el("span", { class: "payload" }, " with a link"),
  );
}

function serviceWords(message) {
  const words = message.pinned_message ? "Pinned a message" : "Something this phone can't show";
  return el("div", { class: "text is-soft" }, words);
}

function isLargeEmoji(message) {
  if (!message.text || message.entities?.length || message.text.length > 24 || typeof Intl.Segmenter !== "function")
    return false;
  const signs = [...new Intl.Segmenter().segment(message.text.trim())].map(({ segment }) => segment);
  return (
    signs.length > 0 &&
    signs.length <= 3 &&
    signs.every((sign) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign))
  );
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user?.first_name ?? origin.sender_user_name ?? "someone";
  return el("p", { class: "forwarded" }, `Forwarded from ${name}`);
}

function quoted(message, phone) {
  const source = message.reply_to_message;
  if (!source) return null;
  const who = source.from?.is_bot ? phone.botName : (source.from?.first_name ?? "");
  return el(
    "button",
    {
      type: "button",
      class: "reply",
      "aria-label": `Answer to ${who}: ${summary(source)}`,
      onclick: () => phone.jumpTo(source.message_id),
    },
    el("strong", {}, who),
    el("span", {}, message.quote?.text ?? summary(source)),
  );
}

const KINDS = [
  ["photo", "Photo"],
  ["animation", "Animation"],
  ["document", "File"],
  ["voice", "Voice message"],
  ["audio", "Audio"],
  ["sticker", "Sticker"],
  ["video_note", "Video message"],
  ["video", "Video"],
  ["venue", "Place"],
  ["location", "Location"],
  ["contact", "Contact"],
  ["dice", "Dice"],
];

/** One line that stands for a message. */
export function summary(message) {
  if (message.text) return veiled(message.text, message.entities).replaceAll("\n", " ");
  if (message.poll) return message.poll.question;
  if (message.caption) return veiled(message.caption, message.caption_entities).replaceAll("\n", " ");
  return KINDS.find(([key]) => message[key])?.[1] ?? "Message";
}

/** A summary must not give away what the message itself hides. */
function veiled(words, entities) {
  return (entities ?? [])
    .filter(({ type }) => type === "spoiler")
    .reduce(
      (shown, { offset, length }) =>
        shown.slice(0, offset) + "▒".repeat(Math.min(length, shown.length - offset)) + shown.slice(offset + length),
      words,
    );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return el(
    "div",
    { class: "reactions" },
    message.reactions.map(({ emoji }) => el("span", { class: "reaction" }, emoji ?? "")),
  );
}

function meta(message, phone) {
  const at = message.date * 1000;
  return el(
    "span",
    { class: "meta" },
    message.silent
      ? el(
          "span",
          { class: "silent", title: "Sent without a sound" },
          icon("silent"),
          el("span", { class: "unseen" }, "silent "),
        )
      : null,
    message.edit_date ? el("span", { class: "edited" }, "edited ") : null,
    el(
      "time",
      { datetime: new Date(at).toISOString(), title: fullMoment(at, phone.zone, phone.locale) },
      clockTime(at, phone.zone, phone.locale),
    ),
    message.outgoing ? icon("ticks") : null,
  );
}
