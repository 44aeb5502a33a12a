// Who holds what: a soft field of the holder's colour around each place that is known to be held.
//
// The field (map-field.js) claims no front line: it fades where nothing is known.
// Fought-over places are hatched, besieged ones ringed, cut-off ones ringed with dots, handed-over ones with a thin line.

import { seenOn } from './map-colours.js';
import { REGULAR } from './map-base.js';

const nothing = { type: 'FeatureCollection', features: [] };
/** How far the field of a place reaches, in metres, by the kind of place. */
const REACH = { city: 7000, town: 5500, village: 4000, neighbourhood: 1500, base: 3500, 'oil-field': 5000 };
const REACH_OTHERWISE = 4500;
const ROUND = 64;

/** The layers that answer to the pointer. */
export const TOUCHED = ['control-core'];

/** The lowest layer: the field lies below it. */
export const FIRST = 'control-fought';

/** The sources of control. */
export function sources() {
  return {
    control: { type: 'geojson', data: nothing },
    'control-fields': { type: 'geojson', data: nothing },
  };
}

/** Fields, below the names of the ground. */
export function fields(theme) {
  const state = (...states) => ['in', ['get', 'state'], ['literal', states]];
  const edge = (id, filter, width, dash) => ({
    id,
    type: 'line',
    source: 'control-fields',
    filter,
    layout: { 'line-join': 'round', 'line-cap': dash ? 'butt' : 'round' },
    paint: {
      'line-color': ['get', 'colour'],
      'line-width': ['interpolate', ['linear'], ['zoom'], 6, width / 2, 10, width],
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  });
  return [
    {
      id: 'control-fought',
      type: 'fill',
      source: 'control-fields',
      minzoom: 6,
      filter: state('fought-over'),
      paint: { 'fill-pattern': `fought|${theme}`, 'fill-opacity': 0.85 },
    },
    edge('control-besieged', state('besieged'), 3.2),
    edge('control-cut', state('access-cut'), 2.6, [0.6, 1.2]),
    edge('control-handed', state('handed-over'), 1.4),
    edge('control-contested', ['>', ['get', 'disputed'], 0], 1.6, [3, 2]),
  ];
}

/** The places themselves, above the names of the ground. */
export function cores(palette) {
  return [
    {
      id: 'control-core',
      type: 'circle',
      source: 'control',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, 3, 10, 5.5],
        'circle-color': ['case', ['has', 'holder'], ['get', 'colour'], palette.halo],
        'circle-stroke-color': ['case', ['has', 'holder'], palette.rim, palette.unknown],
        'circle-stroke-width': 1.4,
      },
    },
    {
      id: 'control-names',
      type: 'symbol',
      source: 'control',
      minzoom: 7.5,
      filter: ['all', ['has', 'name'], ['!', ['has', 'named']]],
      layout: {
        'text-field': ['case', ['has', 'name_ar'], ['concat', ['get', 'name'], '\n', ['get', 'name_ar']], ['get', 'name']],
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 7.5, 10.5, 11, 12.5],
        'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
        'text-radial-offset': 0.65,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    },
  ];
}

/** What `setControl` was given, as the sources want it; and the holders for the legend. */
export function sorted(collection, dark, named = new Map()) {
  const points = [];
  const rings = [];
  const holders = new Map();
  const states = new Set();
  for (const feature of collection?.features ?? []) {
    const given = feature.properties ?? {};
    if (feature.geometry?.type !== 'Point') {
      continue;
    }
    const [longitude, latitude] = feature.geometry.coordinates;
    const metres = REACH[given.kind] ?? REACH_OTHERWISE;
    const colour = seenOn(given.colour, dark);
    const properties = {
      ...(given.holder ? { holder: given.holder } : {}),
      ...(given.name ? { name: given.name } : {}),
      // A place of events has its name on the map already.
      ...(named.get(String(given.id))?.geometry.type === 'Point' ? { named: true } : {}),
      ...(given.name_ar ? { name_ar: given.name_ar } : {}),
      id: String(given.id ?? given.place ?? points.length),
      state: given.state ?? 'held',
      disputed: Number(given.disputed ?? 0),
      from: given.from ?? '',
      to: given.to ?? '',
      colour,
      metres,
    };
    points.push({ type: 'Feature', geometry: feature.geometry, properties });
    rings.push({ type: 'Feature', geometry: around(longitude, latitude, metres), properties });
    states.add(properties.state);
    if (given.holder) {
      holders.set(given.holder, colour);
    }
  }
  const collect = (features) => ({ type: 'FeatureCollection', features });
  return { points: collect(points), rings: collect(rings), holders, states };
}

/** A circle on the ground. */
function around(longitude, latitude, metres) {
  const north = metres / 111_320;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  const ring = [];
  for (let step = 0; step <= ROUND; step += 1) {
    const angle = (step % ROUND) * ((2 * Math.PI) / ROUND);
    ring.push([longitude + east * Math.cos(angle), latitude + north * Math.sin(angle)]);
  }
  return { type: 'Polygon', coordinates: [ring] };
}
