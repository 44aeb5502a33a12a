// The reader: words behind values, values behind words, and an address for any passage.

import { decide, isTyping, keyOf, say } from './desk.js';
import { lightBytes, readSpans, selectedBytes, wire } from './words.js';

const reader = document.querySelector('.reader');
const text = reader.querySelector('article.text');
const values = reader.querySelector('aside');
const light = wire(text, values);

if (reader.dataset.words) lightBytes(text, readSpans(reader.dataset.words));
if (reader.dataset.claim) {
  const claim = [...values.querySelectorAll('.claim')].find((each) => each.dataset.claimId === reader.dataset.claim);
  if (claim) {
    light(new Set([...claim.querySelectorAll('[data-of]')].map((value) => value.dataset.of)));
    claim.scrollIntoView({ block: 'nearest' });
    text.querySelector('.lit')?.scrollIntoView({ block: 'center' });
  }
}

// A passage that is selected becomes the address, to be kept or sent.
document.addEventListener('selectionchange', () => {
  const bytes = selectedBytes(text);
  if (!bytes) return;
  const next = new URLSearchParams(location.search);
  next.set('words', `${bytes.start}-${bytes.end}`);
  next.delete('claim');
  history.replaceState(null, '', `?${next}`);
});

document.getElementById('fill')?.addEventListener('click', async () => {
  const published = prompt('Day of publication, as 2016-05-04; empty to leave it') ?? '';
  const outlet = prompt('Outlet; empty to leave it') ?? '';
  if (!published && !outlet) return;
  try {
    await decide({ action: 'fill', report: reader.dataset.report, published, outlet });
    location.reload();
  } catch (error) { say(error.message, true); }
});

let at = -1;
document.addEventListener('keydown', (event) => {
  if (isTyping(event)) return;
  const claims = [...values.querySelectorAll('.claim')];
  const key = keyOf(event);
  if ((key !== 'j' && key !== 'k') || claims.length === 0) return;
  at = Math.max(0, Math.min(claims.length - 1, at + (key === 'j' ? 1 : -1)));
  light(new Set([...claims[at].querySelectorAll('[data-of]')].map((value) => value.dataset.of)));
  claims[at].scrollIntoView({ block: 'nearest' });
  text.querySelector('.lit')?.scrollIntoView({ block: 'center' });
});
