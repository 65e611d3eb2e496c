// Shows what is no text: pictures, files, voices, places and the like.
import { button, el, icon } from "./dom.js";

/** Draw the media of a message, or null when it is text alone. */
export function media(message, phone, local) {
  if (message.photo?.length) return photo(message, phone, local);
  if (message.animation) return plate("video", "Animation", lengthOf(message.animation));
  if (message.document) return file(message, phone);
  if (message.sticker) return sticker(message, phone);
  if (message.voice) return voice(message.voice);
  if (message.audio)
    return plate("voice", message.audio.title ?? message.audio.file_name ?? "Audio", lengthOf(message.audio));
  if (message.video) return plate("video", "Video", lengthOf(message.video));
  if (message.video_note) return plate("video", "Video message", lengthOf(message.video_note));
  if (message.venue) return place(message.venue.title, message.venue.address);
  if (message.location)
    return place("Location", `${message.location.latitude.toFixed(4)}, ${message.location.longitude.toFixed(4)}`);
  if (message.contact) return contact(message.contact);
  if (message.dice)
    return el(
      "div",
      { class: "dice" },
      message.dice.emoji ?? "🎲",
      el("span", { class: "dice-value" }, message.dice.value),
    );
  return null;
}

const address = (message, fileId) => message.files?.[fileId];

function photo(message, phone, local) {
  const largest = message.photo.reduce((best, size) =>
    size.width * size.height > best.width * best.height ? size : best,
  );
  const url = address(message, largest.file_id);
  if (!url) return plate("photo", "Photo", "");
  const words = message.caption ? `Picture: ${message.caption}` : "Picture";
  const picture = el("img", { src: url, alt: words, width: largest.width, height: largest.height });
  const isVeiled = message.has_media_spoiler && !local.isRevealed;
  const open = () => {
    if (frame.classList.contains("is-veiled")) {
      local.isRevealed = true;
      frame.classList.remove("is-veiled");
      frame.setAttribute("aria-label", `${words}. Show it larger`);
    } else phone.enlarge(url, words);
  };
  const frame = button(
    {
      class: `photo${isVeiled ? " is-veiled" : ""}`,
      onclick: open,
      "aria-label": isVeiled ? "Hidden picture. Show it" : `${words}. Show it larger`,
    },
    picture,
  );
  picture.addEventListener("load", () => phone.settle());
  return frame;
}

function file(message, phone) {
  const { document: sent } = message;
  const url = address(message, sent.file_id);
  const name = sent.file_name ?? "File";
  const words = el(
    "span",
    { class: "file-words" },
    el("span", { class: "file-name" }, name),
    el("span", { class: "file-size" }, sizeOf(sent.file_size)),
  );
  const mark = el("span", { class: "file-mark" }, icon("file"));
  if (!url) return el("div", { class: "file" }, mark, words);
  return el(
    "a",
    {
      class: "file",
      href: url,
      download: name,
      "aria-label": `Download ${name}`,
      onclick: () => phone.note(`Saving ${name}`),
    },
    mark,
    words,
  );
}

function sizeOf(bytes) {
  if (!bytes) return "file";
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function sticker(message, phone) {
  const url = address(message, message.sticker.file_id);
  if (!url) return el("div", { class: "sticker", role: "img", "aria-label": "Sticker" }, message.sticker.emoji ?? "🙂");
  const picture = el("img", { class: "sticker-picture", src: url, alt: `Sticker ${message.sticker.emoji ?? ""}` });
  picture.addEventListener("error", () =>
    picture.replaceWith(el("div", { class: "sticker" }, message.sticker.emoji ?? "🙂")),
  );
  picture.addEventListener("load", () => phone.settle());
  return picture;
}

const WAVE = [5, 9, 14, 8, 16, 20, 12, 7, 15, 19, 10, 6, 13, 18, 11, 8, 16, 9, 5, 12, 7, 4];

function voice(sent) {
  const bars = WAVE.map((height) => {
    const bar = el("i");
    bar.style.setProperty("--height", `${height}px`);
    return bar;
  });
  return el(
    "div",
    { class: "voice", role: "img", "aria-label": `Voice message, ${lengthOf(sent)}` },
    el("span", { class: "file-mark" }, icon("play")),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "wave" }, bars),
      el("span", { class: "file-size" }, lengthOf(sent)),
    ),
  );
}

function lengthOf(sent) {
  const seconds = sent.duration ?? 0;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function plate(symbol, title, detail) {
  return el(
    "div",
    { class: "file" },
    el("span", { class: "file-mark" }, icon(symbol)),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, title),
      el("span", { class: "file-size" }, detail),
    ),
  );
}

const place = (title, detail) => plate("place", title, detail ?? "");
const contact = (sent) =>
  plate("contact", [sent.first_name, sent.last_name].filter(Boolean).join(" "), sent.phone_number);
