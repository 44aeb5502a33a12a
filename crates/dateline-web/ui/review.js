// The review screen by key. Every key is a button too, and every decision is in the log before the next event opens.

import { decide, isTyping, keyOf, say } from './desk.js';
import { lightBytes, readSpans, selectedBytes, wire } from './words.js';

const screen = document.querySelector('.review');
const text = screen?.querySelector('section.text');
const record = screen?.querySelector('section.record');
const matrix = screen?.querySelector('section.claims');
const id = screen?.dataset.event;
const query = screen?.dataset.query ?? '';

const open = (event) => {
  location.href = event ? `/review?${query}&event=${encodeURIComponent(event)}` : `/review?${query}`;
};

async function send(decision, then = () => location.reload()) {
  try {
    const told = await decide(decision);
    sessionStorage.setItem('said', told.decided.map((each) => each.words).join('; ').slice(0, 300));
    then();
  } catch (error) { say(error.message, true); }
}

/** A dialog with fields; gives what was typed, or null. */
function ask(title, fields, button = 'Save') {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    const form = Object.assign(document.createElement('form'), { method: 'dialog', className: 'fields' });
    dialog.append(Object.assign(document.createElement('h2'), { textContent: title }), form);
    for (const { name, label, value = '', hint = '' } of fields) {
      const input = Object.assign(document.createElement('input'), { name, value, placeholder: hint, id: `ask-${name}` });
      form.append(Object.assign(document.createElement('label'), { textContent: label, htmlFor: input.id }), input);
    }
    const buttons = Object.assign(document.createElement('div'), { className: 'buttons' });
    const cancel = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Cancel' });
    buttons.append(cancel, Object.assign(document.createElement('button'), { textContent: button, value: 'yes' }));
    form.append(buttons);
    cancel.addEventListener('click', () => dialog.close(''));
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : null);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    form.querySelector('input')?.select();
  });
}

const fields = () => [...record.querySelectorAll('.field')];
const focused = () => record.querySelector('.field.lit') ?? fields()[0];

function focusField(field) {
  for (const each of fields()) each.classList.toggle('lit', each === field);
  const value = field.querySelector('.value');
  if (value?.dataset.words) lightBytes(text, readSpans(value.dataset.words));
}

function edit(field, words) {
  const place = field.querySelector('dd');
  if (place.querySelector('input')) return;
  const value = field.querySelector('.value');
  const unknown = value.querySelector('.unknown');
  const input = Object.assign(document.createElement('input'), { value: unknown ? '' : value.textContent.trim(), ariaLabel: field.querySelector('dt').textContent });
  place.prepend(input);
  value.hidden = true;
  const done = () => { input.remove(); value.hidden = false; };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { event.stopPropagation(); done(); field.focus(); }
    if (event.key === 'Enter') {
      event.preventDefault();
      const report = text.dataset.report;
      send({ action: 'edit', event: id, field: field.dataset.field, value: input.value, ...(words ? { words: { report, ...words } } : {}) });
    }
  });
  input.select();
}

async function newEvent(words) {
  if (!words) { say('Select the words that tell the event, then press n.', true); return; }
  const quote = getSelection().toString();
  const given = await ask(`New event from “${quote.slice(0, 80)}”`, [
    { name: 'act', label: 'What', hint: 'ASSAULT/aerial' }, { name: 'actor', label: 'Who' },
    { name: 'recipient', label: 'To whom' }, { name: 'date', label: 'When', hint: '2016-05-04' },
    { name: 'place', label: 'Where' }, { name: 'killed', label: 'Killed', hint: '4, 4..9, 4..' },
    { name: 'injured', label: 'Injured' }, { name: 'weapon', label: 'Weapon' },
  ], 'Add');
  if (given) send({ action: 'add', words: { report: text.dataset.report, ...words }, fields: given });
}

const actions = {
  accept: () => send({ action: 'accept', events: [id] }, () => open(screen.dataset.next)),
  reject: () => send({ action: 'reject', events: [id] }, () => open(screen.dataset.next)),
  skip: () => open(screen.dataset.next),
  flag: () => send({ action: 'flag', event: id }),
  unflag: () => send({ action: 'unflag', event: id }),
  comment: async () => {
    const given = await ask('Comment', [{ name: 'text', label: 'Words' }]);
    if (given?.text) send({ action: 'comment', event: id, text: given.text });
  },
  merge: async () => {
    // What may be the same is offered; any other id can be typed.
    const twin = record.querySelector('[data-twin]')?.dataset.twin ?? '';
    const given = await ask('Merge another event into this one', [{ name: 'from', label: 'Id of the other', hint: 'DL-SYR-…', value: twin }], 'Merge');
    if (given?.from) send({ action: 'merge', into: id, from: given.from.trim() });
  },
  split: () => {
    const claims = [...matrix.querySelectorAll('input[name="claim"]:checked')].map((box) => box.value);
    if (claims.length === 0) { say('Mark the claims that tell another event, in the table below, then press s.', true); return; }
    send({ action: 'split', event: id, claims });
  },
  undo: () => send({ action: 'undo' }),
  redo: () => send({ action: 'redo' }),
};

const KEYS = { a: 'accept', x: 'reject', ' ': 'skip', f: 'flag', c: 'comment', m: 'merge', s: 'split', u: 'undo', r: 'redo' };

function start() {
  const claimIds = JSON.parse(document.getElementById('claimids')?.textContent ?? '[]');
  wire(text, record);
  const claim = claimIds.indexOf(text.dataset.claim);
  const own = [...text.querySelectorAll('[data-of]')].filter((part) => part.dataset.of.split(' ').some((each) => each.startsWith(`${claim}:`)));
  own[0]?.scrollIntoView({ block: 'center' });
  record.addEventListener('focusin', (event) => { const field = event.target.closest('.field'); if (field) focusField(field); });
  record.addEventListener('click', (event) => {
    const choose = event.target.closest('[data-choose]');
    const field = event.target.closest('.field');
    if (choose) send({ action: 'choose', event: id, field: field.dataset.field, claim: choose.dataset.choose });
    else if (field) { focusField(field); field.focus(); }
  });
  record.addEventListener('dblclick', (event) => { const field = event.target.closest('.field'); if (field && !readOnly()) edit(field); });
  matrix.addEventListener('click', (event) => {
    const value = event.target.closest('button.value');
    if (!value?.dataset.words) return;
    if (text.dataset.report.startsWith(value.dataset.claim.split(/[-:]/)[0])) {
      lightBytes(text, readSpans(value.dataset.words));
    } else {
      location.href = `/review?${query}&event=${encodeURIComponent(id)}&report=${encodeURIComponent(value.closest('table').querySelectorAll('thead a')[value.closest('td').cellIndex - 2].pathname.split('/').pop())}`;
    }
  });
  for (const button of record.querySelectorAll('[data-merge]')) {
    button.addEventListener('click', () => send({ action: 'merge', into: id, from: button.dataset.merge }));
  }
  for (const button of record.querySelectorAll('[data-do]')) button.addEventListener('click', () => actions[button.dataset.do]());
  document.getElementById('bulk')?.addEventListener('submit', bulk);
  document.addEventListener('keydown', keys);
  const said = sessionStorage.getItem('said');
  if (said) { say(said); sessionStorage.removeItem('said'); }
}

const readOnly = () => screen.hasAttribute('data-read-only');

async function bulk(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const sources = Number(form.get('sources')) || 1;
  const undisputed = form.get('undisputed') === 'on';
  const answer = await fetch(`/events.json?${event.target.dataset.query}&review=proposed&sources=${sources}${undisputed ? '&disputed=no' : ''}&limit=1`);
  const { total } = await answer.json();
  if (total === 0) { say('No event of this queue fits.', true); return; }
  if (confirm(`Accept ${total} events? u takes them back together.`)) {
    send({ action: 'accept-all', query: event.target.dataset.query, sources, undisputed }, () => open(null));
  }
}

function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !readOnly()) { event.preventDefault(); actions[event.shiftKey ? 'redo' : 'undo'](); return; }
  if (isTyping(event)) return;
  if (keyOf(event) === ' ' && event.target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(event.target.tagName)) return;
  const key = keyOf(event);
  const all = fields();
  const at = all.indexOf(focused());
  const go = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (key === 'j') open(screen.dataset.next);
  else if (key === 'k') { if (screen.dataset.previous) open(screen.dataset.previous); }
  else if (go) { event.preventDefault(); all[Math.max(0, Math.min(all.length - 1, at + go))].focus(); }
  else if (key === 'g') location.href = `/?${query}#event=${encodeURIComponent(id)}`;
  else if (readOnly()) return;
  else if (key === 'e') { event.preventDefault(); edit(focused()); }
  else if (key === 'w') {
    const words = selectedBytes(text);
    if (!words) { say('Select words of the report first, then press w.', true); return; }
    event.preventDefault();
    edit(focused(), words);
    focused().querySelector('input').value = getSelection().toString().trim();
  }
  else if (key === 'n') { event.preventDefault(); newEvent(selectedBytes(text)); }
  else if (key === '0') {
    const words = selectedBytes(text);
    if (words) send({ action: 'uncoded', words: { report: text.dataset.report, ...words } });
    else say('Select the sentence that is rightly uncoded, then press 0.', true);
  }
  else if (/^[1-9]$/.test(key)) focused().querySelectorAll('[data-choose]')[Number(key) - 1]?.click();
  else if (KEYS[key]) {
    event.preventDefault();
    const name = KEYS[key];
    // The key of the flag takes away the one that is there.
    actions[name === 'flag' && record.querySelector('[data-do="unflag"]') ? 'unflag' : name]();
  }
}

if (screen) start();
else document.addEventListener('keydown', (event) => {
  if (!isTyping(event) && keyOf(event) === 'u') send({ action: 'undo' });
});
