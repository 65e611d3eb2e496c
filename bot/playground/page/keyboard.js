// Draws inline keyboards and reply keyboards and does what their buttons promise.
import { button, el, icon } from "./dom.js";

/** How long a tapped button shows that it waits when no answer comes. */
const WAIT_MS = 4000;

const STYLES = new Set(["danger", "success", "primary"]);

/** Draw the buttons under a message; null when there are none. */
export function inlineKeyboard(message, phone) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const draw = (key, row, column) => inlineButton(message, key, row, column, phone);
  return el(
    "div",
    { class: "keyboard", role: "group", "aria-label": "Buttons of the message" },
    rows.map((keys, row) =>
      el(
        "div",
        { class: "keyboard-row" },
        keys.map((key, column) => draw(key, row, column)),
      ),
    ),
  );
}

function inlineButton(message, key, row, column, phone) {
  const kind = kindOf(key);
  const classes = ["key", STYLES.has(key.style) ? `is-${key.style}` : ""].join(" ").trim();
  const node = button(
    { class: classes, disabled: Boolean(key.disabled), data: { key: `${row}:${column}` } },
    el("span", { class: "key-words" }, key.text),
  );
  if (kind.icon) node.append(icon(kind.icon));
  node.addEventListener("click", () => kind.act({ message, key, row, column, node, phone }));
  return node;
}

function kindOf(key) {
  if (key.callback_data !== undefined) return { act: tap };
  if (key.url && isShare(key.url)) return { icon: "share", act: ({ phone }) => phone.openLink(key.url) };
  if (key.url) return { icon: "link", act: ({ phone }) => phone.openLink(key.url) };
  if (key.copy_text) return { icon: "copy", act: ({ phone }) => phone.copy(key.copy_text.text) };
  if (key.disabled) return { act: () => undefined };
  return { act: ({ phone }) => phone.note("This kind of button does nothing in the playground.") };
}

const isShare = (url) => /^https?:\/\/t\.me\/share(\/url)?\?/i.test(url);

async function tap({ message, row, column, node, phone }) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  const rest = () => node.removeAttribute("aria-busy");
  const isTaken = await phone.tap(message.message_id, row, column);
  if (isTaken) setTimeout(rest, WAIT_MS);
  else rest();
}

/**
 * Draw the keyboard that stands in for the letters. `use` is called after a button was used,
 * so that a one-time keyboard can fold away.
 */
export function replyKeyboard(markup, phone, use) {
  const press = (key) => {
    if (key.request_location) phone.sendOdd("location");
    else if (key.request_contact) phone.sendOdd("contact");
    else if (isPlain(key)) phone.sendText(key.text);
    else phone.note("This kind of button does nothing in the playground.");
    use();
  };
  const draw = (key) => {
    const whole = typeof key === "string" ? { text: key } : key;
    const style = STYLES.has(whole.style) ? ` is-${whole.style}` : "";
    return button({ class: `reply-key${style}`, onclick: () => press(whole) }, whole.text);
  };
  return el(
    "div",
    { class: "reply-keyboard", role: "group", "aria-label": "Suggested answers" },
    markup.keyboard.map((keys) => el("div", { class: "keyboard-row" }, keys.map(draw))),
  );
}

const REQUESTS = ["request_users", "request_chat", "request_managed_bot", "request_poll", "web_app"];
const isPlain = (key) => !REQUESTS.some((name) => name in key);
