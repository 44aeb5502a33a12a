// The colour field of control: each held place colours the ground around it, strongest at the place itself.
//
// Two places of one holder run into one field without growing darker, those of two holders run into each other without a
// line: no report says where between two places the front runs. It is drawn into a picture that the map lays on the ground.

/** Pixels of the picture along its longer side: soft edges need no more. */
const SIDE = 720;
/** How much wider than the reach of a place its field fades out. */
const FADE = 2.1;
/** The least field in pixels of the page: a held place is seen from afar too. */
const LEAST = 22;
const EARTH = 40_075_017;

/** Puts the field on the map below the layer `before`; answers with what draws it anew. */
export function openField(map, before) {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const corners = [[0, 1], [1, 1], [1, 0], [0, 0]];
  map.addSource('control-field', { type: 'canvas', canvas, coordinates: corners, animate: false });
  map.addLayer(
    {
      id: 'control-field',
      type: 'raster',
      source: 'control-field',
      layout: { visibility: 'none' },
      paint: { 'raster-opacity': 0.55, 'raster-fade-duration': 0 },
    },
    before,
  );
  let places = [];
  const redraw = () => {
    map.setLayoutProperty('control-field', 'visibility', places.length > 0 ? 'visible' : 'none');
    if (places.length === 0) {
      return;
    }
    const frame = frameOf(map);
    canvas.width = frame.width;
    canvas.height = frame.height;
    canvas.getContext('2d').putImageData(field(places, frame), 0, 0);
    const source = map.getSource('control-field');
    source.setCoordinates(frame.corners);
    source.play();
    source.pause();
  };
  map.on('moveend', redraw);
  return {
    /** Draws the field of these features of `control.sorted`. */
    set(features) {
      places = features
        .filter(({ properties }) => properties.holder)
        .map(({ geometry, properties }) => ({
          at: mercator(geometry.coordinates),
          // A part of the world's width, which Mercator stretches towards the poles.
          reach: (properties.metres * FADE) / (EARTH * Math.cos((geometry.coordinates[1] * Math.PI) / 180)),
          colour: rgb(properties.colour),
        }));
      redraw();
    },
    setDark(dark) {
      map.setPaintProperty('control-field', 'raster-opacity', dark ? 0.7 : 0.55);
    },
  };
}

/** The ground of the picture: the view and half of it more on each side. */
function frameOf(map) {
  const bounds = map.getBounds();
  const [west, north] = mercator([bounds.getWest(), Math.min(84, bounds.getNorth())]);
  const [east, south] = mercator([bounds.getEast(), Math.max(-84, bounds.getSouth())]);
  const more = [(east - west) / 2, (south - north) / 2];
  const low = [west - more[0], Math.max(0, north - more[1])];
  const high = [east + more[0], Math.min(1, south + more[1])];
  const scale = SIDE / Math.max(high[0] - low[0], high[1] - low[1]);
  const corner = (x, y) => geographic([x, y]);
  return {
    low,
    scale,
    width: Math.max(1, Math.round((high[0] - low[0]) * scale)),
    height: Math.max(1, Math.round((high[1] - low[1]) * scale)),
    least: LEAST * ((scale * (east - west)) / map.getContainer().clientWidth),
    corners: [corner(low[0], low[1]), corner(high[0], low[1]), corner(high[0], high[1]), corner(low[0], high[1])],
  };
}

/** The picture: the mean colour of the places in reach, as strong as the nearest of them. */
function field(places, { low, scale, width, height, least }) {
  const sums = new Float32Array(width * height * 5);
  for (const { at, reach, colour } of places) {
    const [x, y] = [(at[0] - low[0]) * scale, (at[1] - low[1]) * scale];
    const radius = Math.max(least, reach * scale);
    const [top, bottom] = [Math.max(0, Math.ceil(y - radius)), Math.min(height - 1, Math.floor(y + radius))];
    const [left, right] = [Math.max(0, Math.ceil(x - radius)), Math.min(width - 1, Math.floor(x + radius))];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const off = ((column - x) ** 2 + (row - y) ** 2) / radius ** 2;
        if (off < 1) {
          const near = (1 - off) ** 2;
          const cell = 5 * (row * width + column);
          const weight = near * near;
          sums[cell] += weight * colour[0];
          sums[cell + 1] += weight * colour[1];
          sums[cell + 2] += weight * colour[2];
          sums[cell + 3] += weight;
          sums[cell + 4] = Math.max(sums[cell + 4], near);
        }
      }
    }
  }
  const picture = new ImageData(width, height);
  for (let cell = 0; cell < width * height; cell += 1) {
    const weight = sums[5 * cell + 3];
    if (weight > 0) {
      picture.data[4 * cell] = sums[5 * cell] / weight;
      picture.data[4 * cell + 1] = sums[5 * cell + 1] / weight;
      picture.data[4 * cell + 2] = sums[5 * cell + 2] / weight;
      picture.data[4 * cell + 3] = 255 * Math.min(1, sums[5 * cell + 4] * 1.7);
    }
  }
  return picture;
}

function mercator([longitude, latitude]) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function geographic([x, y]) {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI];
}

/** `#rrggbb` as three numbers. */
function rgb(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
