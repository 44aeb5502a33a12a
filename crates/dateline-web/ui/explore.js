// The first page: map, timeline, facets and list follow one query, which is the address.

import { isDark, isTyping, keyOf, say } from './desk.js';
import { drawTimeline } from './timeline.js';
import { pageOf } from './trusted.js';

const mapPlace = document.getElementById('map');
const timelinePlace = document.getElementById('timeline');
/** The picture that stands in the map's place until the map is drawn. */
const overview = mapPlace.querySelector('.overview');
let map = null;
let control = null;

const query = () => new URLSearchParams(location.search);

async function read(path, address) {
  const answer = await fetch(`${path}?${address}`);
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${told.error} — ${told.help}`);
  return told;
}

/** Shows another query: facets and list come as the page the server would give, map and timeline as data. */
async function go(address, { push = true } = {}) {
  const asked = (go.asked = Symbol(address));
  try {
    if (push) history.pushState(null, '', address ? `/?${address}` : '/');
    const [page] = await Promise.all([
      fetch(`/?${address}`).then((answer) => answer.text()),
      refresh(address, asked),
    ]);
    if (go.asked !== asked) return;
    const fresh = pageOf(page);
    for (const id of ['facets', 'list']) {
      const there = document.getElementById(id);
      const next = fresh.getElementById(id);
      if (there && next) there.replaceChildren(...next.childNodes);
    }
  } catch (error) { say(error.message, true); }
}

const askFor = (address) => Promise.all([read('/places.json', address), read('/timeline.json', address)]);

async function refresh(address, asked = go.asked, answers = askFor(address)) {
  const [places, timeline] = await answers;
  if (go.asked !== asked) return;
  map?.setPlaces(places);
  const chosen = new URLSearchParams(address);
  drawTimeline(timelinePlace, timeline, { from: chosen.get('from'), to: chosen.get('to') }, (from, to) => {
    const next = query();
    for (const [name, day] of [['from', from], ['to', to]]) {
      if (day) next.set(name, day); else next.delete(name);
    }
    next.delete('page');
    go(next.toString());
  });
  daySlider(timeline.bars);
}

/** Days of control, from the first to the last bar; playing goes on by one step at a time. */
function daySlider(bars) {
  if (!map || bars.length === 0 || mapPlace.dataset.control === 'none') return;
  const key = timelinePlace.querySelector('.key');
  if (!key) return;
  const days = bars.map((bar) => bar.to);
  const box = Object.assign(document.createElement('span'), { className: 'control' });
  const show = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Who held what' });
  const slider = Object.assign(document.createElement('input'), {
    type: 'range', min: 0, max: days.length - 1, value: control ? Math.max(0, days.indexOf(control.day)) : days.length - 1, hidden: !control,
  });
  slider.setAttribute('aria-label', 'Day of control');
  const play = Object.assign(document.createElement('button'), { type: 'button', textContent: '▶', hidden: !control, ariaLabel: 'Play' });
  const day = Object.assign(document.createElement('span'), { className: 'day', hidden: !control });
  const draw = async () => {
    const at = days[Number(slider.value)];
    day.textContent = at;
    control = { day: at };
    try { map.setControl(await read('/control/on.json', `at=${at}`)); } catch (error) { say(error.message, true); }
  };
  show.addEventListener('click', () => {
    const on = slider.hidden;
    for (const part of [slider, play, day]) part.hidden = !on;
    if (on) draw(); else { control = null; map.setControl({ type: 'FeatureCollection', features: [] }); }
  });
  slider.addEventListener('input', draw);
  let timer = null;
  play.addEventListener('click', () => {
    if (timer) { clearInterval(timer); timer = null; play.textContent = '▶'; return; }
    play.textContent = '⏸';
    if (Number(slider.value) >= days.length - 1) slider.value = 0;
    timer = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      draw();
      if (Number(slider.value) >= days.length - 1) { clearInterval(timer); timer = null; play.textContent = '▶'; }
    }, 700);
  });
  box.append(show, play, slider, day);
  key.append(box);
  if (control) draw();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-swap]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(new URL(link.href).search.slice(1));
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-swap]');
  if (!form) return;
  event.preventDefault();
  const next = query();
  for (const name of ['from', 'to', 'disputed', 'page']) next.delete(name);
  for (const [name, value] of new FormData(form)) if (value) next.set(name, value);
  go(next.toString());
});

addEventListener('popstate', () => go(location.search.slice(1), { push: false }));
document.addEventListener('theme', (event) => map?.setDark(event.detail.dark));

const cards = () => [...document.querySelectorAll('#list li.card')];
let at = -1;

function light(to) {
  const all = cards();
  if (all.length === 0) return;
  at = Math.max(0, Math.min(all.length - 1, to));
  all.forEach((card, idx) => card.classList.toggle('lit', idx === at));
  all[at].scrollIntoView({ block: 'nearest' });
  all[at].querySelector('a').focus({ preventScroll: true });
  if (all[at].dataset.place) map?.highlight(all[at].dataset.place);
}

document.addEventListener('keydown', (event) => {
  if (isTyping(event)) return;
  const key = keyOf(event);
  if (key === 'j') light(at + 1);
  if (key === 'k') light(at - 1);
  const card = cards()[at];
  if (!card) return;
  if (key === 'g' && card.dataset.point) {
    const [longitude, latitude] = card.dataset.point.split(',').map(Number);
    map?.flyTo([longitude, latitude], 10);
  }
  if (['a', 'x', 'e'].includes(key)) location.href = `/review?event=${encodeURIComponent(card.dataset.id)}`;
});

async function start() {
  // Asked for at once: the map opens in the meantime.
  const address = location.search.slice(1);
  const answers = askFor(address);
  // Where it fails that is said below, when it is needed.
  answers.catch(() => {});
  // The renderer takes the machine for a while: what the server drew is on the screen before.
  const frame = () => new Promise(requestAnimationFrame);
  await frame().then(frame);
  const bounds = mapPlace.dataset.bounds.split(',').map(Number);
  try {
    const { openMap } = await import('./map.js');
    const place = new URLSearchParams(location.hash.slice(1)).get('map');
    if (location.hash.length > 1 || mapPlace.dataset.tiles) overview?.remove();
    map = await openMap(mapPlace, {
      base: (path) => path,
      dark: isDark(),
      tiles: mapPlace.dataset.tiles ?? null,
      bounds: bounds.length === 4 && bounds.every(Number.isFinite) ? bounds : null,
      onPick: (id) => {
        const next = query();
        next.set('location', id);
        next.delete('page');
        go(next.toString());
      },
    });
    const event = new URLSearchParams(location.hash.slice(1)).get('event');
    if (place) { const [x, y, zoom] = place.split(',').map(Number); map.flyTo([x, y], zoom || 9); }
    if (event) start.there = event;
    window.datelineMap = map;
  } catch (error) {
    mapPlace.textContent = `The map cannot be drawn here (${error.message}). List, filters and timeline work without it.`;
  }
  // Another query may have been chosen while the map opened.
  if (!go.asked) {
    go.asked = Symbol('start');
    await refresh(address, go.asked, answers);
  } else if (map) {
    await refresh(location.search.slice(1));
  }
  map?.drawn().then(() => overview?.remove());
  if (start.there) await showEvent(start.there);
}

/** Flies to where an event was and rings the place; what has no place on a map is said to have none. */
async function showEvent(id) {
  const { events } = await read('/events.json', `q=${encodeURIComponent(id)}&review=proposed|accepted|rejected|added|split-from|merged-into`);
  const event = events.find((each) => each.event_id === id);
  if (!event || event.longitude === null) { say('This event has no place on the map.', true); return; }
  map.flyTo([event.longitude, event.latitude], 10);
  map.highlight(event.place_id, true);
  say(`${event.what}, ${event.place}, ${event.date_earliest ?? 'day unknown'}`);
}

start().catch((error) => say(error.message, true));
