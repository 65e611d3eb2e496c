// Follows links as a phone would: invitations open on a chosen phone, shares land in another phone's input.
import { el } from "./dom.js";
import { openDialog } from "./sheet.js";

const TOKEN = "[A-Za-z0-9_-]{1,64}";

/** The token of the first invitation link to the bot in a text, or null. */
export function invitationIn(words, botUsername) {
  const found = new RegExp(`(?:https?://)?(?:t\\.me|telegram\\.me)/${botUsername}/?\\?start=(${TOKEN})`, "i").exec(
    words,
  );
  const native = new RegExp(`tg://resolve\\?domain=${botUsername}&start=(${TOKEN})`, "i").exec(words);
  return (found ?? native)?.[1] ?? null;
}

/** Do what tapping a link on `phone` does. */
export function follow(url, phone) {
  const token = invitationIn(url, phone.botUsername);
  const share = /^https?:\/\/t\.me\/share(?:\/url)?\?(.*)$/i.exec(url);
  if (share) return shareTo(new URLSearchParams(share[1]), phone);
  if (token) return openInvitation(token, phone);
  if (/^https?:\/\//i.test(url)) return leave(url, phone);
  return phone.note("This link does nothing in the playground.");
}

/** Telegram puts the link first and the words below it. */
function shareTo(query, phone) {
  const words = [query.get("url"), query.get("text")].filter(Boolean).join("\n");
  const give = (other) => ({
    label: `${other.name}'s phone`,
    isMain: other === phone.desk.others(phone)[0],
    testid: `share-${other.personId}`,
    act: () => phone.desk.handOver(other, words),
  });
  openDialog(phone.screen, {
    title: "Share to…",
    text: "The words land in that phone's input line.",
    actions: [
      ...phone.desk.others(phone).map(give),
      { label: "Copy the words", act: () => phone.copy(words) },
      { label: "Cancel" },
    ],
  });
}

function openInvitation(token, phone) {
  const others = phone.desk.others(phone);
  const open = (chosen) => ({
    label: chosen === phone ? `${chosen.name}'s phone (this one)` : `${chosen.name}'s phone`,
    isMain: chosen === others[0],
    testid: `open-on-${chosen.personId}`,
    act: () => phone.desk.start(chosen, token),
  });
  openDialog(phone.screen, {
    title: "Open the invitation",
    text: `In real life ${phone.name} sends this link to somebody. On which phone is it opened?`,
    actions: [...others.map(open), open(phone), { label: "Cancel" }],
  });
}

function leave(url, phone) {
  openDialog(phone.screen, {
    title: "Open this link?",
    body: el("p", { class: "address" }, url),
    actions: [
      { label: "Open", isMain: true, act: () => window.open(url, "_blank", "noopener,noreferrer") },
      { label: "Cancel" },
    ],
  });
}
