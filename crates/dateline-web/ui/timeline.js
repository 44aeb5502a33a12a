// The timeline: events by step and type, deaths as a line, and below them how many reports there were.
// Dragging over it chooses days; arrow keys move the chosen days.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 1000;
const BARS = 60;
const REPORTS = 12;
const TYPES = [
  ['Battles', 'battles'], ['Explosions/Remote violence', 'explosions'],
  ['Violence against civilians', 'civilians'], ['Protests', 'protests'], ['Riots', 'riots'],
  ['Strategic developments', 'strategic'], ['Other', 'other'],
];

function element(name, attributes, words) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (words !== undefined) made.textContent = words;
  return made;
}

/** Draws the bars into `place`; `chosen` is {from, to}, `onChoose(from, to)` is called when days are chosen. */
export function drawTimeline(place, { step, bars, undated }, chosen, onChoose) {
  place.replaceChildren();
  if (bars.length === 0) {
    const words = undated > 0 ? `${undated} events, none with a day.` : 'No event with a day.';
    place.append(Object.assign(document.createElement('p'), { className: 'empty', textContent: words }));
    return;
  }
  const total = (bar) => Object.values(bar.types).reduce((sum, n) => sum + n, 0);
  const most = Math.max(1, ...bars.map(total));
  const deadliest = Math.max(1, ...bars.map((bar) => bar.deaths));
  const reported = Math.max(1, ...bars.map((bar) => bar.reports));
  const wide = WIDTH / bars.length;
  const svg = element('svg', {
    class: 'bars', viewBox: `0 0 ${WIDTH} 84`, preserveAspectRatio: 'none', role: 'img', tabindex: 0,
    'aria-label': `Events by ${step}, ${bars[0].from} to ${bars.at(-1).to}, at most ${most} in one; drag to choose days`,
  });
  const line = [];
  bars.forEach((bar, at) => {
    const x = at * wide;
    let y = BARS;
    const group = element('g', {});
    for (const [type, name] of TYPES) {
      const n = bar.types[type] ?? 0;
      if (n === 0) continue;
      const high = (n / most) * (BARS - 4);
      y -= high;
      group.append(element('rect', { class: name, x: x + wide * 0.08, y, width: Math.max(wide * 0.84, 0.6), height: high }));
    }
    const reports = (bar.reports / reported) * REPORTS;
    group.append(element('rect', { class: 'reports', x: x + wide * 0.08, y: BARS + 2, width: Math.max(wide * 0.84, 0.6), height: reports }));
    group.append(element('rect', { x, y: 0, width: wide, height: 76, fill: 'transparent' }));
    const days = bar.from === bar.to ? bar.from : `${bar.from} – ${bar.to}`;
    group.append(element('title', {}, `${days}: ${total(bar)} events, ${bar.deaths} killed, ${bar.reports} reports published`));
    svg.append(group);
    line.push(`${(x + wide / 2).toFixed(1)},${(BARS - (bar.deaths / deadliest) * (BARS - 4)).toFixed(1)}`);
  });
  if (bars.some((bar) => bar.deaths > 0)) {
    svg.append(element('polyline', { class: 'death', points: line.join(' '), 'vector-effect': 'non-scaling-stroke' }));
  }
  const brush = element('rect', { class: 'brush', y: 0, height: 76, width: 0, 'vector-effect': 'non-scaling-stroke' });
  svg.append(brush);
  const show = (first, last) => {
    brush.setAttribute('x', first * wide);
    brush.setAttribute('width', (last - first + 1) * wide);
  };
  let [first, last] = inBars(bars, chosen);
  if (chosen.from || chosen.to) show(first, last);
  brushing(svg, bars.length, show, (from, to) => onChoose(bars[from].from, bars[to].to));
  svg.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') onChoose(null, null);
    if (!by) return;
    event.preventDefault();
    const fits = (at) => Math.max(0, Math.min(bars.length - 1, at));
    [first, last] = event.shiftKey ? [first, Math.max(first, fits(last + by))] : [fits(first + by), fits(last + by)];
    show(first, last);
    clearTimeout(svg.timer);
    svg.timer = setTimeout(() => onChoose(bars[first].from, bars[last].to), 350);
  });
  place.append(svg, key(bars, step, undated, deadliest));
}

function inBars(bars, { from, to }) {
  const first = from ? bars.findIndex((bar) => bar.to >= from) : 0;
  const last = to ? bars.findLastIndex((bar) => bar.from <= to) : bars.length - 1;
  return [Math.max(0, first), Math.max(0, last)];
}

function brushing(svg, n, show, done) {
  let from = null;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const bar = Math.floor(((event.clientX - box.left) / box.width) * n);
    return Math.max(0, Math.min(n - 1, bar));
  };
  svg.addEventListener('pointerdown', (event) => {
    from = at(event);
    svg.setPointerCapture(event.pointerId);
    show(from, from);
  });
  svg.addEventListener('pointermove', (event) => {
    if (from !== null) show(Math.min(from, at(event)), Math.max(from, at(event)));
  });
  svg.addEventListener('pointerup', (event) => {
    if (from === null) return;
    const to = at(event);
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    from = null;
    done(first, last);
  });
}

function key(bars, step, undated, deadliest) {
  const key = Object.assign(document.createElement('div'), { className: 'key' });
  const used = TYPES.filter(([type]) => bars.some((bar) => bar.types[type]));
  for (const [type, name] of used) {
    const item = document.createElement('span');
    item.append(Object.assign(document.createElement('span'), { className: `dot ${name}` }), type === 'Other' ? 'not in ACLED' : type);
    key.append(item);
  }
  const words = [`by ${step}`, `line: killed, ${deadliest} at the most`, 'grey: reports published'];
  if (undated > 0) words.push(`${undated} without a day`);
  key.append(Object.assign(document.createElement('span'), { textContent: words.join(' · ') }));
  return key;
}
