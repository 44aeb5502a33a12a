// Words and values: choose a value, and the words it was read from light up; choose words, and their values do.

/** Wires a text (elements with data-of "claim:field ...") to buttons that carry data-of too. */
export function wire(text, values) {
  const of = (part) => (part.dataset.of ?? '').split(' ').filter(Boolean);
  const light = (wanted) => {
    for (const part of text.querySelectorAll('[data-of]')) {
      part.classList.toggle('lit', of(part).some((each) => wanted.has(each)));
    }
    for (const value of values.querySelectorAll('[data-of]')) {
      value.classList.toggle('lit', of(value).some((each) => wanted.has(each)));
    }
    for (const claim of values.querySelectorAll('[data-claim-idx]')) {
      claim.classList.toggle('lit', [...wanted].some((each) => each.startsWith(`${claim.dataset.claimIdx}:`)));
    }
  };
  values.addEventListener('click', (event) => {
    const value = event.target.closest('[data-of]');
    if (!value) return;
    light(new Set(of(value)));
    text.querySelector('.lit')?.scrollIntoView({ block: 'center' });
  });
  text.addEventListener('click', (event) => {
    const part = event.target.closest('[data-of]');
    if (!part || !getSelection().isCollapsed) return;
    light(new Set(of(part)));
    values.querySelector('.lit')?.scrollIntoView({ block: 'nearest' });
  });
  return light;
}

const encoder = new TextEncoder();

/** The selected words as bytes of the report's text; null where none of its words are selected. */
export function selectedBytes(text) {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const parts = [...text.querySelectorAll('[data-at]')].filter((part) => range.intersectsNode(part));
  // A selection that only touches a part takes nothing of it.
  const bytes = parts.map((part) => inside(part, range)).filter(({ start, end }) => start < end);
  return bytes.length === 0 ? null : { start: bytes[0].start, end: bytes.at(-1).end };
}

function inside(part, range) {
  const at = Number(part.dataset.at);
  const length = (words) => encoder.encode(words).length;
  const whole = document.createRange();
  whole.selectNodeContents(part);
  const before = whole.cloneRange();
  if (whole.comparePoint(range.startContainer, range.startOffset) === 0) before.setEnd(range.startContainer, range.startOffset);
  else before.collapse(true);
  const until = whole.cloneRange();
  if (whole.comparePoint(range.endContainer, range.endOffset) === 0) until.setEnd(range.endContainer, range.endOffset);
  return { start: at + length(before.toString()), end: at + length(until.toString()) };
}

/** Lights up the parts of the text between two bytes, and shows the first. */
export function lightBytes(text, spans) {
  let first = null;
  for (const part of text.querySelectorAll('[data-at]')) {
    const start = Number(part.dataset.at);
    const end = start + encoder.encode(part.textContent).length;
    const lit = spans.some(([from, to]) => start < to && from < end);
    part.classList.toggle('lit', lit);
    if (lit && !first) first = part;
  }
  first?.scrollIntoView({ block: 'center' });
}

/** "120-140 160-170" as pairs of numbers. */
export function readSpans(words) {
  return (words ?? '').split(' ').filter(Boolean).map((each) => each.split('-').map(Number));
}
