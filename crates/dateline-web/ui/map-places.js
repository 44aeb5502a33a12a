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
  for (const feature of collection?.features ?? []) {
    const given = feature.properties ?? {};
    const place = { ...given, id: String(given.id), geometry: feature.geometry, at: middle(feature.geometry) };
    if (!place.at) {
      continue;
    }
    places.set(place.id, place);
    const counts = TYPES.map(({ type }) => Number(given.types?.[type] ?? 0));
    const flat = {
      id: place.id,
      name: given.name ?? '',
      n: Number(given.n ?? 0),
      deaths: mostDeaths(given.deaths),
      disputed: Number(given.disputed ?? 0),
      // Put before the name, the number of events makes the largest place of a cluster the last in the alphabet.
      largest: largestKey(given),
      top: counts.some(Boolean) ? counts.indexOf(Math.max(...counts)) : TYPES.length,
      ...(given.name_ar ? { name_ar: given.name_ar } : {}),
      ...Object.fromEntries(counts.map((count, type) => [`t${type}`, count])),
    };
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
    scales: scalesOf(points),
  };
}

/** The number of events, the name and behind a tab the Arabic one: what a cluster keeps of its largest place. */
function largestKey({ n, name, name_ar: arabic }) {
  return `${String(n ?? 0).padStart(8, '0')}${name ?? ''}${arabic ? `\t${arabic}` : ''}`;
}

/** How near, in degrees, a town of the ground is the place. */
const NEAR = 0.04;

/** A name as its consonants, so that Mayadin is al-Mayādīn. */
const consonants = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/^(a[dlnrstz]|ash|ath|el)[- ]/, '').replace(/[^a-z]|[aeiouwy]/g, '').replace(/(.)\1+/g, '$1').replace(/h$/, '');

/** Gives places the Arabic names of the towns that they are; true where any was given one. */
export function nameInArabic({ points, places }, towns) {
  const cell = ([x, y]) => `${Math.floor(x / NEAR)} ${Math.floor(y / NEAR)}`;
  const cells = new Map();
  for (const { geometry: { coordinates }, properties } of towns) {
    if (!properties.name_ar) continue;
    const key = cell(coordinates);
    cells.set(key, [...(cells.get(key) ?? []), properties]);
  }
  let given = false;
  for (const { geometry: { coordinates: [x, y] }, properties } of points.features) {
    if (properties.name_ar || !properties.name) continue;
    const steps = [-NEAR, 0, NEAR];
    const near = steps.flatMap((dx) => steps.flatMap((dy) => cells.get(cell([x + dx, y + dy])) ?? []));
    const town = near.find(({ name }) => consonants(name) === consonants(properties.name));
    if (!town) continue;
    properties.name_ar = town.name_ar;
    properties.largest = largestKey(properties);
    places.get(properties.id).name_ar = town.name_ar;
    given = true;
  }
  return given;
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
