// Remembers the reader's choices in this browser; where that is forbidden, until the page is closed.

const PREFIX = "halfway playground ";
const fallback = new Map();

/** The remembered value, or null. */
export function kept(key) {
  try {
    return localStorage.getItem(PREFIX + key) ?? fallback.get(key) ?? null;
  } catch {
    return fallback.get(key) ?? null;
  }
}

/** Remember a value. */
export function keep(key, value) {
  fallback.set(key, value);
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Private windows and strict settings forbid storage; the map above serves until the page is closed.
  }
}
