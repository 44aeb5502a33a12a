// Words on the map that are not drawn by it: what a place's box says, the legend, and the list for keyboard and ear.

import { TYPES, colours } from './map-colours.js';
import { deathsRange, events } from './map-places.js';
import { radiusOf, widthOf } from './map-scale.js';

/** An element with a class and children; texts become text, never markup. */
export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) {
    made.className = name;
  }
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}

/** What a place's box says. */
export function placeBox(place, dark) {
  const palette = colours(dark);
  const rows = TYPES.map(({ type }, index) => ({ type, index, n: Number(place.types?.[type] ?? 0) }));
  const listed = rows.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  const list = element('ul', 'map-box-types');
  for (const { type, index, n } of listed) {
    list.append(element('li', '', swatch('disc', palette.types[index]), `${type} `, element('b', '', String(n))));
  }
  const vague = place.geometry?.type !== 'Point';
  return element(
    'div',
    'map-box',
    heading(place),
    element('p', 'map-box-sum', [events(Number(place.n ?? 0)), deathsWords(place.deaths)].filter(Boolean).join(' · ')),
    list,
    vague ? element('p', 'map-box-note', `Known only as “${place.name}”: somewhere in the hatched area.`) : '',
    Number(place.disputed ?? 0) > 0
      ? element('p', 'map-box-note', `≠ Sources contradict each other on ${events(Number(place.disputed))}.`)
      : '',
  );
}

/** What a cluster's box says. */
export function clusterBox(sums, n_places, dark) {
  const types = Object.fromEntries(TYPES.map(({ type }, index) => [type, sums[`t${index}`]]));
  const place = { ...sums, name: `${n_places} places`, types, geometry: { type: 'Point' } };
  const box = placeBox(place, dark);
  box.append(element('p', 'map-box-note', 'Click to look closer.'));
  return box;
}

/** What a held place's box says. */
export function controlBox(held) {
  const span = [held.from ? `from ${held.from}` : '', held.to ? `to ${held.to}` : ''].filter(Boolean).join(' ');
  return element(
    'div',
    'map-box',
    held.name ? heading(held) : '',
    element(
      'p',
      'map-box-sum',
      held.holder ? swatch('square', held.colour) : '',
      held.holder ? `${STATES[held.state] ?? held.state}: ${held.holder}` : 'Not known who holds it',
    ),
    span ? element('p', 'map-box-note', span) : '',
    Number(held.disputed) > 0 ? element('p', 'map-box-note', '≠ Sources contradict each other.') : '',
  );
}

/** "40 to 52 killed"; nothing where nobody is said to have died. */
export function deathsWords(deaths) {
  const [low, best] = deathsRange(deaths);
  if (!low && !best) {
    return '';
  }
  return low === best ? `${best} killed` : `${Math.min(low, best)} to ${Math.max(low, best)} killed`;
}

const STATES = {
  held: 'Held',
  'fought-over': 'Fought over, held',
  besieged: 'Besieged, held',
  'access-cut': 'Cut off, held',
  'handed-over': 'Handed over to',
};

/** The legend; it shows only what is on the map. */
export function legend(shown, dark) {
  const palette = colours(dark);
  const box = element('details', 'map-legend');
  box.open = true;
  box.append(element('summary', '', 'Legend'));
  const list = (title, rows) => {
    if (rows.length > 0) {
      box.append(...(title ? [element('h4', '', title)] : []), element('ul', '', ...rows));
    }
  };
  const row = (mark, words) => element('li', '', mark, words);
  list(
    'Events by type',
    TYPES.flatMap(({ type }, index) =>
      shown.types.has(type) ? [row(swatch('disc', palette.types[index]), type)] : [],
    ),
  );
  const marks = [];
  if (shown.types.size > 0) {
    marks.push(samples(rounded([6, 15], shown.scale.event), 'events', (n) => [radiusOf(n, shown.scale), 0], palette));
    marks.push(samples(rounded([1.4, 3.5], shown.scale.death), 'killed', (n) => [5, widthOf(n, shown.scale)], palette));
  }
  if (shown.areas) {
    marks.push(row(swatch('area', palette.types[0]), 'Place known only to the area'));
  }
  if (shown.disputed) {
    marks.push(row(swatch('contested', palette.text, palette.halo), 'Sources contradict each other'));
  }
  list('How to read it', marks);
  list('Held by', [...shown.holders].map(([holder, colour]) => row(swatch('square', colour), holder)));
  const states = [
    ['fought-over', 'Fought over'],
    ['besieged', 'Besieged'],
    ['access-cut', 'Access cut'],
    ['handed-over', 'Handed over'],
  ];
  const known = states.filter(([state]) => shown.states.has(state));
  list('', known.map(([state, words]) => row(swatch(state, palette.text), words)));
  return box;
}

/** A list of the places in view, for those who do not point; `pick` opens one, `look` shows where it is. */
export function placeList(pick, look) {
  const list = element('ul');
  const box = element('nav', 'map-list', element('h3', '', 'Places in view'), list);
  box.setAttribute('aria-label', 'Places on the map');
  const show = (places, n_more) => {
    const focused = document.activeElement?.dataset?.place;
    list.replaceChildren(
      ...places.map((place) => {
        const button = element('button', '', place.name ?? '', element('small', '', placeWords(place)));
        button.type = 'button';
        button.dataset.place = place.id;
        button.addEventListener('click', () => pick(place));
        button.addEventListener('focus', () => look(place));
        button.addEventListener('blur', () => look(null));
        return element('li', '', button);
      }),
    );
    if (n_more > 0) {
      list.append(element('li', 'map-list-more', `and ${n_more.toLocaleString('en')} more: zoom in to list them`));
    }
    if (focused !== undefined) {
      const again = [...list.querySelectorAll('button')].find((button) => button.dataset.place === focused);
      again?.focus({ preventScroll: true });
    }
  };
  return { box, show };
}

function placeWords(place) {
  const vague = place.geometry.type === 'Point' ? '' : 'place not known closer';
  return [events(Number(place.n ?? 0)), deathsWords(place.deaths), vague].filter(Boolean).join(', ');
}

function heading(place) {
  const arabic = place.name_ar ? element('span', 'map-box-arabic', place.name_ar) : '';
  if (arabic) {
    arabic.lang = 'ar';
    arabic.dir = 'rtl';
  }
  return element('p', 'map-box-name', element('strong', '', place.name ?? ''), arabic);
}

/** Discs as large as they are on the map, each with the number that it stands for. */
function samples(numbers, words, sizes, palette) {
  const row = element('li', 'map-legend-samples');
  for (const number of numbers) {
    const [radius, ring] = sizes(number);
    const side = 2 * Math.ceil(radius + ring) + 2;
    const svg = document.createElementNS(SVG, 'svg');
    for (const [name, value] of Object.entries({ width: side, height: side, 'aria-hidden': 'true' })) {
      svg.setAttribute(name, String(value));
    }
    const circle = document.createElementNS(SVG, 'circle');
    const shape = { cx: side / 2, cy: side / 2, r: radius + ring / 2, fill: ring ? 'none' : palette.unknown };
    for (const [name, value] of Object.entries({ ...shape, stroke: palette.deaths, 'stroke-width': ring })) {
      circle.setAttribute(name, String(value));
    }
    svg.append(circle);
    row.append(svg, element('span', '', number.toLocaleString('en')));
  }
  row.append(words);
  return row;
}

/** Round numbers that are drawn about as large as `sizes`, where one is drawn as large as `one`. */
function rounded(sizes, one) {
  const round = (n) => {
    const power = 10 ** Math.floor(Math.log10(n));
    return Math.max(1, Math.round(n / power) * power);
  };
  return [...new Set(sizes.map((size) => round((size / one) ** 2)))];
}

const SVG = 'http://www.w3.org/2000/svg';

/** The marks of the legend, drawn as on the map. Colours are set as attributes: pages may have no styles of their own. */
function swatch(kind, colour, ground = '#ffffff') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'map-swatch');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const add = (tag, attributes) => {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      shape.setAttribute(name, String(value));
    }
    svg.append(shape);
  };
  const outline = (more) => ({ fill: 'none', stroke: colour, ...more });
  const strokes = () => {
    for (const shift of [-8, -3, 2, 7]) {
      add('path', outline({ d: `M${shift} 14L${shift + 12} 2`, 'stroke-width': 1.3, 'stroke-opacity': 0.6 }));
    }
  };
  switch (kind) {
    case 'disc':
      add('circle', { cx: 8, cy: 8, r: 6, fill: colour });
      break;
    case 'square':
      add('rect', { x: 2, y: 2, width: 12, height: 12, rx: 3, fill: colour });
      break;
    case 'contested':
      add('circle', { cx: 8, cy: 8, r: 7, fill: colour });
      add('path', { d: 'M5 6.6h6M5 9.4h6M9.8 4.6l-3.6 6.8', stroke: ground, 'stroke-width': 1.5, fill: 'none' });
      break;
    case 'area':
      strokes();
      add('rect', outline({ x: 1, y: 2, width: 14, height: 12, 'stroke-dasharray': '3 2', 'stroke-width': 1.2 }));
      break;
    case 'fought-over':
      strokes();
      break;
    case 'besieged':
      add('circle', outline({ cx: 8, cy: 8, r: 6, 'stroke-width': 2.6 }));
      break;
    case 'access-cut':
      add('circle', outline({ cx: 8, cy: 8, r: 6, 'stroke-width': 2.2, 'stroke-dasharray': '1.4 2.4' }));
      break;
    default:
      add('circle', outline({ cx: 8, cy: 8, r: 6, 'stroke-width': 1.2 }));
  }
  return svg;
}
