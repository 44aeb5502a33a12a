// What every page has: light and dark, the list of keys, search by key, and sending decisions.

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
document.getElementById('keys')?.addEventListener('click', () => keys.showModal());

document.addEventListener('keydown', (event) => {
  if (isTyping(event)) return;
  if (event.key === '?') { event.preventDefault(); keys?.showModal(); }
  if (event.key === '/') {
    event.preventDefault();
    document.querySelector('.search input')?.focus();
  }
});
