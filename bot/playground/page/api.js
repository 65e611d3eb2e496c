// Speaks to the playground's server: one snapshot, live changes, and what people do.

/** What the server refused, in its own sentence. */
export class Refused extends Error {}

async function request(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused("The playground isn't answering right now.");
  }
  const text = await answer.text();
  let parsed = {};
  try {
    parsed = text ? JSON.parse(text) : {};
  } catch {
    parsed = {};
  }
  if (!answer.ok) throw new Refused(parsed.error || `The playground answered with ${answer.status}.`);
  return parsed;
}

export const get = (path) => request("GET", path);
export const post = (path, body = {}) => request("POST", path, body);
export const remove = (path) => request("DELETE", path);

/** Changes that only the developer panel shows; chats stay as they are. */
const BACKSTAGE = new Set(["call", "update", "tap"]);
/** Changes inside a chat; everything else asks for the whole snapshot. */
const CHAT_CHANGES = new Set(["message", "edit", "delete", "poll", "typing", "toast", "reaction", "commands"]);

/** Telegram shows an activity for at most five seconds. */
const TYPING_LASTS_MS = 5200;

/**
 * The page's copy of the playground's world. Events: `state` (anything may differ), `chat` (detail: person id),
 * `backstage` (the bot called something), `connection` (`isConnected` may differ).
 */
export class World extends EventTarget {
  constructor() {
    super();
    this.state = null;
    this.isConnected = true;
    this.skew = 0;
    this.pending = new Map();
    this.typing = new Map();
  }

  /** The playground's own time, in milliseconds since 1970. */
  now() {
    return Date.now() + this.skew;
  }

  person(id) {
    return this.state?.people.find((person) => person.id === id);
  }

  chat(id) {
    return this.state?.chats[String(id)];
  }

  setClock(clock) {
    this.skew = Date.parse(clock.now) - Date.now();
    if (this.state) this.state.clock = clock;
    this.dispatchEvent(new CustomEvent("clock"));
  }

  /** Fetch the whole snapshot; several wishes at once become one more fetch. */
  refresh() {
    return this.coalesce("state", async () => {
      const state = await get("/api/state");
      this.state = state;
      this.skew = Date.parse(state.clock.now) - Date.now();
      this.dispatchEvent(new CustomEvent("state"));
      this.dispatchEvent(new CustomEvent("clock"));
      state.people.forEach((person) => this.watchTyping(person.id));
    });
  }

  /** Fetch one chat again, and a snapshot that is under way once more: it may be from before this chat changed. */
  refreshChat(id) {
    if (this.pending.has("state")) this.refresh();
    return this.coalesce(`chat ${id}`, async () => {
      if (!this.state || !this.person(id)) return this.refresh();
      this.state.chats[String(id)] = await get(`/api/chats/${id}`);
      this.dispatchEvent(new CustomEvent("chat", { detail: id }));
      this.watchTyping(id);
      return undefined;
    });
  }

  watchTyping(id) {
    clearTimeout(this.typing.get(id));
    if (this.chat(id)?.typing)
      this.typing.set(
        id,
        setTimeout(() => this.refreshChat(id), TYPING_LASTS_MS),
      );
  }

  async coalesce(key, work) {
    const running = this.pending.get(key);
    if (running) {
      running.again = true;
      return running.done;
    }
    const entry = { again: false, done: null };
    this.pending.set(key, entry);
    entry.done = (async () => {
      try {
        do {
          entry.again = false;
          await work();
        } while (entry.again);
        if (!this.isConnected) this.announce(true);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.announce(false);
      } finally {
        this.pending.delete(key);
      }
    })();
    return entry.done;
  }

  announce(isConnected) {
    this.isConnected = isConnected;
    this.dispatchEvent(new CustomEvent("connection"));
  }

  /** Follow the live changes until the page is closed; after every gap the snapshot is fetched anew. */
  follow() {
    const source = new EventSource("/api/events");
    source.addEventListener("open", () => {
      this.announce(true);
      this.refresh();
    });
    source.addEventListener("error", () => {
      this.announce(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.follow(), 2000);
    });
    source.addEventListener("change", (event) => this.take(JSON.parse(event.data)));
  }

  take(change) {
    this.dispatchEvent(new CustomEvent("backstage", { detail: change.what }));
    if (BACKSTAGE.has(change.what)) return;
    if (CHAT_CHANGES.has(change.what) && change.chats?.length)
      change.chats.forEach((id) => this.refreshChat(Number(id)));
    else this.refresh();
  }
}
