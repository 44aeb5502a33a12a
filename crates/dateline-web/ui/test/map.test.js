// What the map makes of what it is given; run with `node --test`. How it looks is tested in a browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { boxAround, smoothed } from '../map-base.js';
import { seenOn, TYPES } from '../map-colours.js';
import * as control from '../map-control.js';
import { deathsRange, nameInArabic, sorted } from '../map-places.js';
import { vectorLayers } from '../map-tiles.js';
import { byZoom, radiusOf, scaleAt, scalesOf } from '../map-scale.js';

const point = (id, n, more = {}, at = [40.14, 35.34]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: at },
  properties: { id, name: `Place ${id}`, n, types: { Battles: n }, ...more },
});
const collection = (...features) => ({ type: 'FeatureCollection', features });

test('a place known only to an area is never a point', () => {
  const ring = [[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]];
  const area = { ...point('a', 4), geometry: { type: 'Polygon', coordinates: [ring] } };
  const made = sorted(collection(area, point('b', 2)));
  assert.deepEqual(made.points.features.map(({ properties }) => properties.id), ['b']);
  assert.deepEqual(made.areas.features.map(({ properties }) => properties.id), ['a']);
  assert.deepEqual(made.names.features[0].geometry.coordinates, [40.5, 35.5]);
});

test('the most frequent type gives the colour, and no type gives none', () => {
  const types = { Battles: 1, Protests: 3 };
  const tops = sorted(collection(point('a', 4, { types }), point('b', 1, { types: {} })));
  const [a, b] = tops.points.features.map(({ properties }) => properties.top);
  assert.equal(TYPES[a].type, 'Protests');
  assert.equal(b, TYPES.length);
});

test('deaths are read as a number, as bounds and as names of bounds', () => {
  assert.deepEqual(deathsRange(3), [3, 3]);
  assert.deepEqual(deathsRange([3, 5]), [3, 5]);
  assert.deepEqual(deathsRange({ low: 3, best: 5 }), [3, 5]);
  assert.deepEqual(deathsRange(undefined), [0, 0]);
});

test('the largest place of a cluster is the last in the alphabet', () => {
  const made = sorted(collection(point('b', 9), point('a', 120)));
  const keys = made.points.features.map(({ properties }) => properties.largest).sort();
  assert.equal(keys.at(-1).slice(8), 'Place a');
});

test('a place has the Arabic name of the town that it is, and not of its neighbour', () => {
  const town = (name, name_ar, at) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { name, name_ar } });
  const made = sorted(collection(point('a', 3, { name: 'Mayadin' }), point('b', 1, { name: 'Thiban' })));
  const towns = [town('Al Mayādīn', 'الميادين', [40.15, 35.35])];
  assert.equal(nameInArabic(made, towns), true);
  assert.deepEqual(made.points.features.map(({ properties }) => properties.name_ar), ['الميادين', undefined]);
  assert.equal(made.places.get('a').name_ar, 'الميادين');
  assert.equal(made.points.features[0].properties.largest, '00000003Mayadin\tالميادين');
  assert.equal(nameInArabic(made, towns), false);
});

test('a place of events is not named a second time by who holds it', () => {
  const made = control.sorted(collection(point('a', 0, { holder: 'Rebels' }), point('b', 0)), false, sorted(collection(point('a', 1))).places);
  assert.deepEqual(made.points.features.map(({ properties }) => properties.named), [true, undefined]);
});

test('of vector tiles the layers with usual names are drawn, water above land and roads above both', () => {
  const drawn = vectorLayers(['roads', 'pois', 'water', 'earth'], {}).map((layer) => layer['source-layer']);
  assert.deepEqual(drawn, ['earth', 'water', 'roads']);
});

test('nothing given is nothing drawn', () => {
  for (const given of [null, undefined, {}, collection()]) {
    assert.equal(sorted(given).points.features.length, 0);
    assert.equal(control.sorted(given, false).points.features.length, 0);
  }
});

test('the fullest cluster is as large as a disc may be, at every zoom, and ten times the events are not ten times as wide', () => {
  const points = Array.from({ length: 100 }, (_, at) => point(String(at), 50, { deaths: 1 }, [40 + at / 50, 35]));
  const scales = scalesOf(sorted(collection(...points)).points.features);
  assert.ok(Math.abs(radiusOf(5000, scales[0]) - 32) < 0.01);
  assert.ok(scales.at(-1).event > scales[0].event);
  const middle = scaleAt(scales, 5);
  assert.ok(middle.event >= scales[1].event && middle.event <= scales[2].event);
  assert.equal(byZoom(scales, () => 0).length, 3 + 2 * scales.length);
});

test('the same view asks for the same ground, and a nearby one too', () => {
  const box = boxAround([38.4, 33.9, 42.4, 37.4]);
  assert.deepEqual(boxAround([38.45, 33.95, 42.45, 37.45]), box);
  assert.ok(box[0] <= 36.4 && box[2] >= 44.4);
  assert.deepEqual(boxAround([-200, -80, 200, 80]), [-180, -85, 180, 85]);
});

test('a holder is seen on the dark ground, and a colour that is none is grey', () => {
  assert.equal(seenOn('#000000', false), '#000000');
  assert.notEqual(seenOn('#000000', true), '#000000');
  assert.equal(seenOn('url(x)', true), '#888888');
});

test('who holds an unknown place is not coloured', () => {
  const made = control.sorted(collection(point('a', 0), point('b', 0, { holder: 'Rebels', colour: '#00aa00' })), false);
  assert.deepEqual([...made.holders], [['Rebels', '#00aa00']]);
  assert.equal(made.points.features.filter(({ properties }) => 'holder' in properties).length, 1);
});

test('a name runs along a river, not along its bends, and a nameless river has none', () => {
  const bends = Array.from({ length: 101 }, (_, at) => [40 + at / 100, 35 + (at % 2) / 100]);
  const river = (properties) => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: bends } });
  const [named, ...others] = smoothed(collection(river({ name: 'Amsa' }), river({})), 0.1).features;
  const [line] = named.geometry.coordinates;
  assert.equal(others.length, 0);
  assert.ok(line.length > 5 && line.length < 12, String(line.length));
  assert.deepEqual(line[0], bends[0]);
});
