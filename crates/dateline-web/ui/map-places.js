// What the page gives to `setPlaces`, made into what the map draws: points apart from areas, types as flat numbers.
//
// Places that lie together are drawn as one by the map itself, which can only add up numbers and keep the last of texts.

import { TYPES } from './map-colours.js';
import { CLUSTER_RADIUS, CLUSTER_ZOOM, scalesOf } from './map-scale.js';

const nothing = { type: 'FeatureCollection', features: [] };
/** The layers that answer to the pointer, from the top. */
export const TOUCHED = ['clusters', 'places', 'area-names', 'areas'];

/** The sources of places. */
export function sources() {
  const sums = ['n', 'deaths', 'disputed', ...TYPES.map((_, type) => `t${type}`)];
  return {
    places: {
      type: 'geojson',
      data: nothing,
      cluster: true,
      clusterRadius: CLUSTER_RADIUS,
      clusterMaxZoom: CLUSTER_ZOOM,
      clusterProperties: {
        ...Object.fromEntries(sums.map((sum) => [sum, ['+', ['get', sum]]])),
        largest: [['case', ['>', ['accumulated'], ['get', 'largest']], ['accumulated'], ['get', 'largest']], ['get', 'largest']],
      },
    },
    areas: { type: 'geojson', data: nothing },
    'area-names': { type: 'geojson', data: nothing },
    focus: { type: 'geojson', data: nothing },
  };
}

/** What `setPlaces` was given, as the sources want it: flat numbers, points apart from areas. */
export function sorted(collection) {
  const places = new Map();
  const points = [];
  const wide = [];
  const names = [];
  const types = new Set();
  let disputed = false;
  for (const feature of collection?.features ?? []) {
    const place = placeOf(feature);
    if (!place.at) {
      continue;
    }
    places.set(place.id, place);
    const flat = flatOf(place);
    for (let type = 0; type < TYPES.length; type += 1) {
      if (flat[COUNTS[type]] > 0) {
        types.add(TYPES[type].type);
      }
    }
    disputed ||= flat.disputed > 0;
    if (feature.geometry.type === 'Point') {
      points.push({ type: 'Feature', geometry: feature.geometry, properties: flat });
    } else {
      wide.push({ type: 'Feature', geometry: feature.geometry, properties: { ...flat, size: extent(feature.geometry) } });
      names.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: place.at },
        properties: { id: place.id, n: flat.n, words: events(flat.n), where: `somewhere in ${flat.name}` },
      });
    }
  }
  const collect = (features) => ({ type: 'FeatureCollection', features });
  return {
    places,
    points: collect(points),
    areas: collect(wide),
    names: collect(names),
    types,
    disputed,
    scales: scalesOf(points),
  };
}

/** Written out field by field: copies of whole objects are what takes the time for many places. */
function placeOf({ geometry, properties }) {
  const { id, name = '', name_ar, n = 0, deaths = 0, types = {}, disputed = 0, events: ids } = properties ?? {};
  const at = geometry.type === 'Point' ? geometry.coordinates : middle(geometry);
  return { id: String(id), name, name_ar, n: Number(n), deaths, types, disputed: Number(disputed), events: ids, geometry, at };
}

const COUNTS = TYPES.map((_, type) => `t${type}`);

/** The place as the map's sums need it: the number of events of each type beside each other, and the most frequent. */
function flatOf({ id, name, name_ar, n, deaths, types, disputed }) {
  // Put before the name, the number of events makes the largest place of a cluster the last in the alphabet.
  const largest = `${String(n).padStart(8, '0')}${name}`;
  const flat = { id, name, n, deaths: mostDeaths(deaths), disputed, largest, top: TYPES.length };
  if (name_ar) {
    flat.name_ar = name_ar;
  }
  let most = 0;
  for (let type = 0; type < TYPES.length; type += 1) {
    const count = Number(types[TYPES[type].type] ?? 0);
    flat[COUNTS[type]] = count;
    if (count > most) {
      most = count;
      flat.top = type;
    }
  }
  return flat;
}

/** "1 event", "12 events". */
export function events(n) {
  return `${n.toLocaleString('en')} ${n === 1 ? 'event' : 'events'}`;
}

/** Deaths as the server may say them: a number, two bounds, or bounds by name. */
export function deathsRange(deaths) {
  if (Array.isArray(deaths)) {
    return [Number(deaths[0] ?? 0), Number(deaths[1] ?? deaths[0] ?? 0)];
  }
  if (deaths && typeof deaths === 'object') {
    return [Number(deaths.low ?? 0), Number(deaths.best ?? deaths.low ?? 0)];
  }
  return [Number(deaths ?? 0), Number(deaths ?? 0)];
}

const mostDeaths = (deaths) => Math.max(...deathsRange(deaths));

function positions(geometry) {
  switch (geometry?.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'Polygon':
      return geometry.coordinates[0] ?? [];
    case 'MultiPolygon': {
      const rings = geometry.coordinates.map((rings) => rings[0] ?? []);
      return rings.reduce((longest, ring) => (ring.length > longest.length ? ring : longest), []);
    }
    default:
      return [];
  }
}

/** The middle of gravity of the outline: where its name stands. */
function middle(geometry) {
  const ring = positions(geometry);
  let [area, x, y] = [0, 0, 0];
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ring[at], ring[at + 1]];
    const part = ax * by - bx * ay;
    area += part;
    x += (ax + bx) * part;
    y += (ay + by) * part;
  }
  return area === 0 ? ring[0] : [x / (3 * area), y / (3 * area)];
}

/** The box around an outline: west, south, east and north. */
export function boxOf(geometry) {
  const ring = positions(geometry);
  const [x, y] = [0, 1].map((axis) => ring.map((position) => position[axis]));
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

/** Square degrees of the box around an outline. */
function extent(geometry) {
  const [west, south, east, north] = boxOf(geometry);
  return (east - west) * (north - south);
}
