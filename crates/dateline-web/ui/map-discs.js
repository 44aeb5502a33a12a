// How events are drawn: discs, clusters that open, and areas where the place is not known closely.
//
// A disc's area is the number of events, its colours their types; the dark ring around it is as heavy as the deaths are
// many. What is known only to a province is never a dot: it is hatched, with a dashed edge. Names lie below the discs, so
// that discs are put first and names beside them.

import { bothNames, SLANTED, STRONG } from './map-base.js';
import { TYPES } from './map-colours.js';
import { DISC } from './map-icons.js';
import { byZoom, CLUSTER, GREATEST, PLACE, radius, scaleAt, width } from './map-scale.js';

/** Areas, below the names of the ground. */
export function areas(palette, theme) {
  const colour = typeColour(palette);
  // Hatching that fills the view says nothing: it fades as one comes closer than the area is wide.
  const wider = (degrees) => ['case', ['>', ['get', 'size'], degrees], 0.22, 0.75];
  const faint = ['interpolate', ['linear'], ['zoom'], 6.5, 0.75, 9, wider(0.5), 12, wider(0.003)];
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      layout: { 'fill-sort-key': ['-', 0, ['get', 'size']] },
      paint: { 'fill-color': colour, 'fill-opacity': 0.07, 'fill-antialias': false },
    },
    {
      id: 'area-hatch',
      type: 'fill',
      source: 'areas',
      layout: { 'fill-sort-key': ['-', 0, ['get', 'size']] },
      paint: { 'fill-pattern': ['concat', `hatch|${theme}|`, ['get', 'top']], 'fill-opacity': faint },
    },
    {
      id: 'area-edges',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 1.4, 'line-opacity': 0.85, 'line-dasharray': [3, 2] },
    },
  ];
}

/** The colour of the most frequent type. */
function typeColour(palette) {
  return ['match', ['get', 'top'], ...palette.types.flatMap((colour, type) => [type, colour]), palette.unknown];
}

/** Discs and their names, above all; `scales` are those of `scalesOf`. */
export function discs(palette, theme, scales) {
  const single = ['!', ['has', 'point_count']];
  const cluster = ['has', 'point_count'];
  // Parts of a small disc cannot be told apart: it has the colour of its most frequent type.
  const split = (7 / scaleAt(scales, 9).event) ** 2;
  const share = (type) => ['round', ['*', 8, ['/', ['get', `t${type}`], ['max', 1, ['get', 'n']]]]];
  const parts = (type) => ['case', ['any', cluster, ['>', ['get', 'n'], split]], share(type), ['==', ['get', 'top'], type], 8, 0];
  const listed = TYPES.flatMap((_, type) => [...(type ? [','] : []), ['to-string', parts(type)]]);
  const ring = (id, filter, least) => ({
    id,
    type: 'circle',
    source: 'places',
    filter: ['all', filter, ['>', ['get', 'deaths'], 0]],
    paint: {
      'circle-radius': byZoom(scales, (scale) => ['+', 0.5, radius(scale, least)]),
      'circle-color': palette.halo,
      'circle-stroke-color': palette.deaths,
      'circle-stroke-width': byZoom(scales, width),
      'circle-stroke-opacity': 0.92,
    },
  });
  const disc = (id, kind, filter, least) => ({
    id,
    type: 'symbol',
    source: 'places',
    filter,
    layout: {
      'icon-image': ['concat', `${kind}|${theme}|`, ...listed],
      'icon-size': byZoom(scales, (scale) => ['/', ['*', 2, radius(scale, least)], DISC]),
      'icon-allow-overlap': true,
      'symbol-sort-key': ['-', 0, ['get', 'n']],
    },
    paint: {},
  });
  const count = [
    'case',
    ['>=', ['get', 'n'], 10000], ['concat', ['to-string', ['round', ['/', ['get', 'n'], 1000]]], 'k'],
    ['>=', ['get', 'n'], 1000], ['concat', ['number-format', ['/', ['get', 'n'], 1000], { 'max-fraction-digits': 1 }], 'k'],
    ['to-string', ['get', 'n']],
  ];
  const badge = (id, filter, least) => ({
    id,
    type: 'symbol',
    source: 'places',
    filter: ['all', filter, ['>', ['get', 'disputed'], 0]],
    layout: {
      'icon-image': `contested|${theme}`,
      'icon-allow-overlap': true,
      'icon-size': byZoom(scales, (scale) => ['interpolate', ['linear'], radius(scale, least), PLACE, 0.66, CLUSTER, 0.85]),
      // In pixels of the badge's picture, which is drawn smaller beside a small disc.
      'icon-offset': byZoom(scales, (scale) => [
        'interpolate', ['linear'], radius(scale, least),
        PLACE, ['literal', [11, -11]],
        CLUSTER, ['literal', [17, -17]],
        GREATEST, ['literal', [30, -30]],
      ]),
    },
    paint: {},
  });
  return [
    {
      id: 'area-names',
      type: 'symbol',
      source: 'area-names',
      minzoom: 5.5,
      layout: {
        'text-field': ['format', ['get', 'words'], { 'text-font': ['literal', STRONG] }, '\n', {}, ['get', 'where'], {}],
        'text-font': SLANTED,
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 10.5, 9, 12.5],
        // Beside the discs that stand in its way.
        'text-variable-anchor-offset': [
          'center', [0, 0], 'left', [3.5, 0], 'right', [-3.5, 0], 'top', [0, 3], 'bottom', [0, -3],
          'top-left', [4.5, 3.5], 'top-right', [-4.5, 3.5], 'bottom-left', [4.5, -3.5], 'bottom-right', [-4.5, -3.5],
        ],
        'text-justify': 'center',
        'symbol-sort-key': ['-', 0, ['get', 'n']],
      },
      paint: {
        'text-color': palette.text,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.6,
      },
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      minzoom: 6.5,
      filter: single,
      layout: {
        'text-field': bothNames,
        'text-font': STRONG,
        'text-size': ['interpolate', ['linear'], ['zoom'], 6.5, 11, 11, 13.5],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': byZoom(scales, (scale) => ['+', 0.5, ['/', radius(scale, PLACE), 10.9]]),
        'text-justify': 'auto',
        'text-padding': 3,
        'text-line-height': 1.15,
        'symbol-sort-key': ['-', 0, ['get', 'n']],
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.7 },
    },
    {
      id: 'cluster-names',
      type: 'symbol',
      source: 'places',
      minzoom: 4,
      filter: cluster,
      layout: {
        'text-field': [
          'let', 'tab', ['index-of', '\t', ['get', 'largest']], 'others', ['concat', ' + ', ['-', ['get', 'point_count'], 1]],
          [
            'case',
            ['>=', ['var', 'tab'], 0],
            ['format', ['slice', ['get', 'largest'], 8, ['var', 'tab']], {}, ['var', 'others'], {}, '\n', {},
              ['slice', ['get', 'largest'], ['+', ['var', 'tab'], 1]], { 'font-scale': 0.94 }],
            ['format', ['slice', ['get', 'largest'], 8], {}, ['var', 'others'], {}],
          ],
        ],
        'text-font': STRONG,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10.5, 9, 12],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': byZoom(scales, (scale) => ['+', 0.7, ['/', radius(scale, CLUSTER), 10.4]]),
        'text-justify': 'auto',
        'text-padding': 3,
        'symbol-sort-key': ['-', 0, ['get', 'n']],
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.7 },
    },
    ring('place-deaths', single, PLACE),
    disc('places', 'disc', single, PLACE),
    ring('cluster-deaths', cluster, CLUSTER),
    disc('clusters', 'ring', cluster, CLUSTER),
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'places',
      filter: cluster,
      layout: {
        'text-field': count,
        'text-font': STRONG,
        'text-size': byZoom(scales, (scale) => ['interpolate', ['linear'], radius(scale, CLUSTER), CLUSTER, 9.5, GREATEST, 14]),
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.text },
    },
    badge('place-contested', single, PLACE),
    badge('cluster-contested', cluster, CLUSTER),
    {
      id: 'focus-area',
      type: 'line',
      source: 'focus',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.focus, 'line-width': 3 },
    },
    {
      id: 'focus',
      type: 'circle',
      source: 'focus',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': byZoom(scales, (scale) => ['+', 7, radius(scale, PLACE)]),
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': palette.focus,
        'circle-stroke-width': 3,
      },
    },
  ];
}
