// How large a disc and how heavy a ring is, for so many events and deaths.
//
// The area of a disc is the number of events; what one event is worth depends on the zoom, because clusters of the whole
// world hold more than those of a town. It is set so that the fullest cluster of a zoom is as large as a disc may be.

/** The greatest disc in pixels from its middle, the least of a place, and of a cluster, which has a number in it. */
export const GREATEST = 32;
export const PLACE = 5;
export const CLUSTER = 16;
/** Within how many pixels places are drawn as one, up to which zoom. */
export const CLUSTER_RADIUS = 54;
export const CLUSTER_ZOOM = 10;

/** The ring of deaths in pixels, at its thinnest and at its heaviest. */
const [THINNEST, HEAVIEST] = [0.8, 5];
/** The most that one event or death is worth: a few events are not blown up to fill the map. */
const [MOST_EVENT, MOST_DEATH] = [3.2, 0.5];
/** Zooms between which the scale runs evenly. */
const ZOOMS = [2, 4, 6, 8, 10, 12];

/** The scale at each zoom for these points, whose properties hold `n` and `deaths`. */
export function scalesOf(points) {
  const position = ({ geometry: { coordinates } }) => {
    const sine = Math.sin((Math.max(-85, Math.min(85, coordinates[1])) * Math.PI) / 180);
    return [coordinates[0] / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  };
  const placed = points.map((point) => [position(point), point.properties.n, point.properties.deaths]);
  return ZOOMS.map((zoom) => {
    // A cluster is about as wide as twice the distance within which its places are drawn as one.
    const cells = zoom > CLUSTER_ZOOM ? 2 ** 24 : (512 * 2 ** zoom) / (1.5 * CLUSTER_RADIUS);
    const sums = new Map();
    for (const [[x, y], n, deaths] of placed) {
      const cell = `${Math.floor(x * cells)} ${Math.floor(y * cells)}`;
      const sum = sums.get(cell) ?? [0, 0];
      sums.set(cell, [sum[0] + n, sum[1] + deaths]);
    }
    let [n, deaths] = [1, 1];
    for (const sum of sums.values()) {
      n = Math.max(n, sum[0]);
      deaths = Math.max(deaths, sum[1]);
    }
    return {
      zoom,
      event: Math.min(MOST_EVENT, GREATEST / Math.sqrt(n)),
      death: Math.min(MOST_DEATH, HEAVIEST / Math.sqrt(deaths)),
    };
  });
}

/** The scale at any zoom. */
export function scaleAt(scales, zoom) {
  const after = scales.findIndex((scale) => scale.zoom >= zoom);
  const [low, high] = [scales[Math.max(0, after - 1)], scales[after] ?? scales.at(-1)];
  const part = high.zoom > low.zoom ? Math.max(0, Math.min(1, (zoom - low.zoom) / (high.zoom - low.zoom))) : 0;
  return after < 0 ? scales.at(-1) : { event: low.event + part * (high.event - low.event), death: low.death + part * (high.death - low.death) };
}

/** The radius of a disc and the width of a ring. */
export const radiusOf = (n, { event }, least = PLACE) => Math.max(least, Math.min(GREATEST, event * Math.sqrt(n)));
export const widthOf = (deaths, { death }) => Math.max(THINNEST, Math.min(HEAVIEST, death * Math.sqrt(deaths)));

/** The same two as the map computes them for a feature. */
export const radius = ({ event }, least) => ['max', least, ['min', GREATEST, ['*', event, ['sqrt', ['get', 'n']]]]];
export const width = ({ death }) => ['max', THINNEST, ['min', HEAVIEST, ['*', death, ['sqrt', ['get', 'deaths']]]]];

/** A value that is computed from the scale of each zoom. */
export function byZoom(scales, value) {
  return ['interpolate', ['linear'], ['zoom'], ...scales.flatMap((scale) => [scale.zoom, value(scale)])];
}
