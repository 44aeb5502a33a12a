// Lists by key: j and k move, Enter opens. Decisions are taken back from the log.

import { decide, isTyping, keyOf, say } from './desk.js';

const items = () => [...document.querySelectorAll('tr.event, li.card, table.log tbody tr')];
let at = -1;

function move(by) {
  const all = items();
  if (all.length === 0) return;
  at = Math.max(0, Math.min(all.length - 1, at + by));
  const link = all[at].querySelector('a');
  (link ?? all[at]).focus();
  all[at].scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  if (isTyping(event)) return;
  const key = keyOf(event);
  if (key === 'j') move(1);
  else if (key === 'k') move(-1);
  else if (['e', 'a', 'x'].includes(key)) {
    const id = items()[at]?.dataset.id ?? document.querySelector('article.event')?.dataset.event;
    if (id) location.href = `/review?event=${encodeURIComponent(id)}`;
  }
});

for (const button of document.querySelectorAll('[data-undo]')) {
  button.addEventListener('click', async () => {
    try {
      await decide({ action: 'undo', seq: Number(button.dataset.undo) });
      location.reload();
    } catch (error) { say(error.message, true); }
  });
}
