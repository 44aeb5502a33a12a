// What every page has: light and dark, the list of keys, search by key, and sending decisions.

import { change, named, read as readKeys, translate } from './keys.js';

const root = document.documentElement;

/** Says something to eyes and screen readers; `wrong` stays until the next word. */
export function say(words, wrong = false) {
  const place = document.getElementById('say');
  place.textContent = words;
  place.className = wrong ? 'wrong' : 'right';
  clearTimeout(say.timer);
  if (!wrong) say.timer = setTimeout(() => { place.textContent = ''; }, 4000);
}

/** Sends a decision. It is in the log when this returns; what is wrong with it is thrown. */
export async function decide(decision) {
  const answer = await fetch('/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(decision),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${told.error} — ${told.help}`);
  return told;
}

/** Whether a key belongs to what is typed in. */
export function isTyping(event) {
  const on = event.target;
  return event.ctrlKey || event.metaKey || event.altKey
    || (on instanceof HTMLElement && (on.isContentEditable || /^(TEXTAREA|SELECT)$/.test(on.tagName)))
    || (on instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button', 'submit'].includes(on.type))
    || document.querySelector('dialog[open]') !== null;
}

export function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function theme(name) {
  if (name) root.dataset.theme = name;
  document.dispatchEvent(new CustomEvent('theme', { detail: { dark: isDark() } }));
}

try { theme(localStorage.getItem('theme')); } catch { /* no storage, no memory */ }
document.getElementById('theme')?.addEventListener('click', () => {
  const next = isDark() ? 'light' : 'dark';
  try { localStorage.setItem('theme', next); } catch { /* as above */ }
  theme(next);
});

// A query is kept under a name, in the dataset.
document.addEventListener('click', async (event) => {
  if (!event.target.closest?.('[data-save]')) return;
  const name = prompt('Save this query as');
  if (!name) return;
  try {
    await decide({ action: 'save-query', name, query: location.search.slice(1) });
    location.reload();
  } catch (error) { say(error.message, true); }
});

const keys = document.getElementById('keylist');
const buttons = [...document.querySelectorAll('#keylist [data-key]')];
const known = buttons.map((button) => button.dataset.key);
let changed = {};
try { changed = readKeys(localStorage.getItem('keys'), known); } catch { /* no storage, no memory */ }

/** The key that was pressed, as the scripts know it: what a person put elsewhere is translated back. */
export function keyOf(event) {
  return event.key.length === 1 ? translate(event.key, changed) : event.key;
}

function keepKeys(next) {
  changed = next;
  try { localStorage.setItem('keys', JSON.stringify(next)); } catch { /* as above */ }
  showKeys();
}

function showKeys() {
  for (const button of buttons) {
    const key = button.dataset.key;
    button.querySelector('kbd').textContent = named(changed[key] ?? key);
    button.classList.toggle('changed', key in changed);
  }
  // A button that has a key names it.
  for (const kbd of document.querySelectorAll('main kbd')) {
    kbd.dataset.was ??= kbd.textContent;
    const key = kbd.dataset.was === '␣' ? ' ' : kbd.dataset.was;
    if (known.includes(key)) kbd.textContent = changed[key] ? named(changed[key]) : kbd.dataset.was;
  }
}
showKeys();

let waiting = null;
const help = document.getElementById('keyhelp');
keys?.addEventListener('click', (event) => {
  const button = event.target.closest('[data-key]');
  if (!button) return;
  waiting = button;
  help.textContent = `Press the new key for “${button.closest('dt').nextElementSibling.textContent}”; Escape leaves it.`;
});
keys?.addEventListener('keydown', (event) => {
  if (!waiting || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  const before = waiting.dataset.key;
  waiting = null;
  if (event.key === 'Escape') { help.textContent = 'Nothing was changed.'; return; }
  try {
    keepKeys(change(changed, before, event.key, known));
    help.textContent = `It is ${named(event.key)} now.`;
  } catch (error) { help.textContent = `${error.message}: choose another.`; }
});
document.getElementById('keyreset')?.addEventListener('click', () => {
  keepKeys({});
  help.textContent = 'All keys are where they were.';
});
document.getElementById('keys')?.addEventListener('click', () => keys.showModal());

document.addEventListener('keydown', (event) => {
  if (isTyping(event)) return;
  const key = keyOf(event);
  if (key === '?') { event.preventDefault(); keys?.showModal(); }
  if (key === '/') {
    event.preventDefault();
    document.querySelector('.search input')?.focus();
  }
});
