// Keys that a person may change: kept in this browser, and translated back to the keys that the scripts know.

/** The keys that cannot be given away: they belong to the page and to what is typed. */
const FIXED = ['Enter', 'Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta', '?'];

/** What is kept: the key of before to the key of now. What is none of it is left out. */
export function read(kept, known) {
  let changed = {};
  try { changed = JSON.parse(kept ?? '{}') ?? {}; } catch { /* what cannot be read changes nothing */ }
  return Object.fromEntries(Object.entries(changed).filter(([before, now]) => (
    known.includes(before) && typeof now === 'string' && now.length > 0 && !FIXED.includes(now)
  )));
}

/** What a pressed key was called before any was changed; null where nothing has that key now. */
export function translate(key, changed) {
  const given = Object.entries(changed).find(([, now]) => now === key);
  if (given) return given[0];
  return key in changed ? null : key;
}

/** The keys with `before` as `now`; throws what is wrong with that. */
export function change(changed, before, now, known) {
  if (FIXED.includes(now)) throw new Error(`${named(now)} cannot be given another meaning`);
  const taken = translate(now, changed);
  if (taken !== null && taken !== before && known.includes(taken)) throw new Error(`${named(now)} has a meaning already`);
  const next = { ...changed, [before]: now };
  if (before === now) delete next[before];
  return next;
}

/** A key as a person reads it. */
export function named(key) {
  return key === ' ' ? 'space' : key;
}
