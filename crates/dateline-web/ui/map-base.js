// The ground: land, water, borders and names, as the server gives them for a box.
//
// A box around the view is asked for once, twice as wide as the view, and again when the view leaves it or has become
// much smaller than it. Boxes lie on a grid, so that the same views ask for the same boxes.

export const FONT = 'Dateline Sans';
// The first family of a stack only names the weight or slope: no file has that name, and the letters are the second's.
export const REGULAR = [FONT];
export const STRONG = [`${FONT} Semibold`, FONT];
export const SLANTED = [`${FONT} Italic`, FONT];

/** The parts of the server's answer. */
const PARTS = ['land', 'lakes', 'rivers', 'borders', 'countries', 'units', 'towns'];

const nothing = { type: 'FeatureCollection', features: [] };
const pixels = (...stops) => ['interpolate', ['linear'], ['zoom'], ...stops];
/** The name, and below it the Arabic one where there is one. */
export const bothNames = [
  'case',
  ['has', 'name_ar'],
  ['format', ['get', 'name'], {}, '\n', {}, ['get', 'name_ar'], { 'font-scale': 0.94 }],
  ['format', ['get', 'name'], {}],
];

/** The sources of the ground: what is drawn near, and the coarse world behind it. */
export function sources() {
  const source = () => ({ type: 'geojson', data: nothing, tolerance: 0.2, buffer: 32 });
  const named = PARTS.map((part) => [`base-${part}`, source()]);
  return { ...Object.fromEntries(named), 'river-names': source(), 'world-land': source(), 'world-borders': source() };
}

/** The layers below the events. */
export function ground(palette) {
  const line = (id, source, colour, width, more = {}) => ({
    id,
    type: 'line',
    source,
    paint: { 'line-color': colour, 'line-width': width, ...more.paint },
    layout: { 'line-join': 'round', 'line-cap': more.cap ?? 'round' },
    ...(more.filter ? { filter: more.filter } : {}),
  });
  const kind = (name) => ['==', ['get', 'kind'], name];
  return [
    { id: 'water', type: 'background', paint: { 'background-color': palette.water } },
    { id: 'world-land', type: 'fill', source: 'world-land', paint: { 'fill-color': palette.land } },
    line('world-borders', 'world-borders', palette.border, 0.7),
    line('coast', 'base-land', palette.coast, pixels(2, 0.6, 8, 1.2)),
    { id: 'land', type: 'fill', source: 'base-land', paint: { 'fill-color': palette.land } },
    { id: 'lakes', type: 'fill', source: 'base-lakes', paint: { 'fill-color': palette.lake } },
    line('rivers', 'base-rivers', palette.river, [
      'interpolate', ['linear'], ['zoom'],
      3, ['interpolate', ['linear'], ['get', 'rank'], 0, 1, 6, 0.3],
      9, ['interpolate', ['linear'], ['get', 'rank'], 2, 3, 9, 1],
      13, ['interpolate', ['linear'], ['get', 'rank'], 2, 6, 9, 2],
    ]),
    line('unit-lines', 'base-borders', palette.unit, pixels(4, 0.6, 9, 1.3), { filter: kind('unit') }),
    line('borders', 'base-borders', palette.border, pixels(2, 0.6, 6, 1.2, 10, 2), { filter: kind('border') }),
    line('disputed', 'base-borders', palette.border, pixels(2, 0.6, 6, 1.2, 10, 2), {
      filter: kind('disputed'),
      cap: 'butt',
      paint: { 'line-dasharray': [3, 2.5] },
    }),
  ];
}

/** The names of the ground; drawn above the events' areas and below their discs. */
export function labels(palette) {
  const text = (colour, width = 1.4) => ({
    'text-color': colour,
    'text-halo-color': palette.halo,
    'text-halo-width': width,
  });
  return [
    {
      id: 'river-names',
      type: 'symbol',
      source: 'river-names',
      minzoom: 5,
      filter: ['has', 'name'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 260,
        'text-field': ['case', ['has', 'name_ar'], ['concat', ['get', 'name'], '  ', ['get', 'name_ar']], ['get', 'name']],
        'text-font': SLANTED,
        'text-size': pixels(5, 10.5, 10, 12.5),
        'text-letter-spacing': 0.06,
        'text-max-angle': 45,
        'text-offset': [0, -0.9],
      },
      paint: text(palette.riverName),
    },
    {
      id: 'country-names',
      type: 'symbol',
      source: 'base-countries',
      maxzoom: 8,
      // Small states have no room for a name until one is near them.
      filter: ['>=', ['get', 'size'], ['step', ['zoom'], 35, 2.5, 18, 4, 6, 5.5, 0]],
      layout: {
        'text-field': ['upcase', ['get', 'name']],
        'text-font': STRONG,
        'text-size': pixels(2, 9.5, 6, 14),
        'text-letter-spacing': 0.14,
        'text-max-width': 7,
        'symbol-sort-key': ['-', 0, ['get', 'size']],
      },
      paint: text(palette.country),
    },
    {
      id: 'unit-names',
      type: 'symbol',
      source: 'base-units',
      minzoom: 5.5,
      maxzoom: 10.5,
      layout: {
        'text-field': bothNames,
        'text-font': REGULAR,
        'text-size': pixels(5.5, 10, 9, 13),
        'text-letter-spacing': 0.09,
        'text-max-width': 8,
        'symbol-sort-key': ['-', 0, ['get', 'size']],
      },
      paint: text(palette.unitName),
    },
    {
      id: 'town-dots',
      type: 'circle',
      source: 'base-towns',
      minzoom: 5,
      filter: seenTowns,
      paint: { 'circle-radius': pixels(5, 1.2, 10, 2.2), 'circle-color': palette.townDot },
    },
    {
      id: 'town-names',
      type: 'symbol',
      source: 'base-towns',
      minzoom: 4.5,
      filter: seenTowns,
      layout: {
        'text-field': ['step', ['zoom'], ['format', ['get', 'name'], {}], 7, bothNames],
        'text-font': REGULAR,
        'text-size': [
          'interpolate', ['linear'], ['zoom'],
          5, ['interpolate', ['linear'], ['get', 'population'], 20000, 10, 1000000, 12],
          10, ['interpolate', ['linear'], ['get', 'population'], 2000, 11, 200000, 14],
        ],
        'text-variable-anchor': ['bottom', 'top', 'right', 'left'],
        'text-radial-offset': 0.35,
        'text-padding': 4,
        'symbol-sort-key': ['-', 0, ['get', 'population']],
      },
      paint: text(palette.town),
    },
  ];
}

/** Towns of a size that the scale has room for. */
const bigEnough = [
  '>=',
  ['get', 'population'],
  ['step', ['zoom'], 1000000, 5, 200000, 6, 80000, 7, 20000, 8, 3000, 9, 0],
];

/** Towns that stand on the map already, as a place of the data, are not named twice. */
const seenTowns = ['all', bigEnough, ['!', ['has', 'doubled']]];
/** How near, in degrees, a place is the town. */
const NEAR = 0.03;

/** Asks for the ground of the first view while the map is still opening. */
export function askAhead(map, address) {
  const path = pathOf(boxAround(viewOf(map)));
  const parts = fetchJson(address(path));
  // Where it fails that is found when it is needed, and asked again.
  parts.catch(() => {});
  return { path, parts };
}

const pathOf = (box) => `/map/base.json?bbox=${box.join(',')}`;

/**
 * Keeps the ground under the view; `address` says where a path of the server is, `taken` the collections of points whose
 * names stand on the map. `thin` leaves out towns anew when those have changed; `named` is told which towns there are.
 * `ahead` is what `askAhead` gave.
 */
export function keepUnderView(map, address, taken, named = () => {}, ahead = null) {
  let loaded = null;
  let towns = nothing;
  let [thinned, left] = [null, []];
  const thin = () => {
    const cell = (degrees) => Math.floor(degrees / NEAR);
    const cells = new Set();
    for (const { geometry } of taken().flatMap(({ features }) => features)) {
      const [x, y] = geometry.coordinates.map(cell);
      for (const dx of [-1, 0, 1]) {
        for (const dy of [-1, 0, 1]) {
          cells.add(`${x + dx} ${y + dy}`);
        }
      }
    }
    const doubled = towns.features.map((town) => cells.has(town.geometry.coordinates.map(cell).join(' ')));
    if (towns === thinned && doubled.every((each, at) => each === left[at])) {
      return;
    }
    [thinned, left] = [towns, doubled];
    const features = towns.features.map((town, at) =>
      doubled[at] ? { ...town, properties: { ...town.properties, doubled: true } } : town,
    );
    map.getSource('base-towns')?.setData({ type: 'FeatureCollection', features });
  };
  let asked = '';
  const load = async () => {
    const view = viewOf(map);
    if (loaded && inside(view, loaded) && width(loaded) < 3.5 * width(view)) {
      return;
    }
    const box = boxAround(view);
    const path = pathOf(box);
    if (path === asked) {
      return;
    }
    asked = path;
    try {
      const parts = await (ahead?.path === path ? ahead.parts : fetchJson(address(path)));
      if (asked !== path) {
        return;
      }
      for (const part of PARTS) {
        map.getSource(`base-${part}`)?.setData(parts[part] ?? nothing);
      }
      map.getSource('river-names')?.setData(smoothed(parts.rivers ?? nothing, width(box) / 90));
      towns = parts.towns ?? nothing;
      named(towns.features);
      thin();
      loaded = box;
      behind();
    } catch {
      // Asked again with the next move.
      asked = '';
      ahead = null;
    }
  };
  const behind = () => {
    // The coarse world sticks out from under finer coasts: it is shown only where there is nothing finer.
    const seen = !loaded || !inside(viewOf(map), loaded) ? 'visible' : 'none';
    for (const layer of ['world-land', 'world-borders']) {
      if (map.getLayer(layer) && map.getLayoutProperty(layer, 'visibility') !== seen) {
        map.setLayoutProperty(layer, 'visibility', seen);
      }
    }
  };
  let waiting = 0;
  map.on('move', () => {
    behind();
    if (!waiting) {
      waiting = setTimeout(() => {
        waiting = 0;
        load();
      }, 160);
    }
  });
  map.on('moveend', load);
  map.once('idle', async () => {
    try {
      const world = await fetchJson(address('/map/base.json?bbox=-180,-85,180,85'));
      map.getSource('world-land')?.setData(world.land);
      map.getSource('world-borders')?.setData(world.borders);
    } catch {
      // The world behind is an extra.
    }
  });
  return { loaded: load(), thin };
}

/** Lines for names to run along: a river's every bend is too much for them. `step` is in degrees. */
export function smoothed(collection, step) {
  const lines = (geometry) => (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates);
  const smooth = (line) => {
    // Points at even distances, then the mean of each with its neighbours.
    const even = [line[0]];
    for (const point of line) {
      const last = even.at(-1);
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) {
        even.push(point);
      }
    }
    const mean = (at, axis) => (even[at - 1][axis] + 2 * even[at][axis] + even[at + 1][axis]) / 4;
    const inside = (at) => at > 0 && at < even.length - 1;
    return even.map((point, at) => (inside(at) ? [mean(at, 0), mean(at, 1)] : point));
  };
  const features = collection.features
    .filter(({ properties }) => properties.name)
    .map((river) => {
      const coordinates = lines(river.geometry).map(smooth).filter((line) => line.length > 2);
      return { ...river, geometry: { type: 'MultiLineString', coordinates } };
    });
  return { type: 'FeatureCollection', features };
}

async function fetchJson(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  return response.json();
}

function viewOf(map) {
  const bounds = map.getBounds();
  return [bounds.getWest(), Math.max(-85, bounds.getSouth()), bounds.getEast(), Math.min(85, bounds.getNorth())];
}

const width = (box) => box[2] - box[0];

/** Whether a box lies in another; the world holds all that is as wide as it. */
function inside(view, box) {
  const across = width(box) >= 360 || (view[0] >= box[0] && view[2] <= box[2]);
  return across && view[1] >= box[1] && view[3] <= box[3];
}

/** Half a view more on each side, on a grid of a power of two near a quarter of the view. */
export function boxAround([west, south, east, north]) {
  const wide = east - west;
  const high = north - south;
  if (wide > 150) {
    return [-180, -85, 180, 85];
  }
  const grid = 2 ** Math.floor(Math.log2(wide / 4));
  const low = (degrees) => Math.floor(degrees / grid) * grid;
  const high_ = (degrees) => Math.ceil(degrees / grid) * grid;
  const rounded = (degrees) => Math.round(degrees * 1e4) / 1e4;
  return [
    rounded(low(west - wide / 2)),
    rounded(Math.max(-85, low(south - high / 2))),
    rounded(high_(east + wide / 2)),
    rounded(Math.min(85, high_(north + high / 2))),
  ];
}
