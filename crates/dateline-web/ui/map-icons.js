// Pictures that the map asks for by name: discs and rings of event types, hatching, badges.
//
// A name says all that is drawn, so that a picture is made once, when it is first needed: `disc|light|3,2,0,0,3,0` is a
// place whose events are of three types, in eighths.

import { colours } from './map-colours.js';

/** The width of a disc's picture in pixels of the page; the map scales it. */
export const DISC = 48;
const RATIO = 2;

/** Draws the picture of a name: what `Map.addImage` takes, or nothing for a name of another kind. */
export function draw(name) {
  const [kind, theme, detail] = name.split('|');
  const palette = colours(theme === 'dark');
  switch (kind) {
    case 'disc':
      return disc(detail.split(',').map(Number), palette, 0);
    case 'ring':
      return disc(detail.split(',').map(Number), palette, 0.62);
    case 'hatch':
      return hatch(palette.types[Number(detail)] ?? palette.unknown, 0.38);
    case 'fought':
      return hatch(palette.halo, 0.9);
    case 'contested':
      return contested(palette);
    default:
      return undefined;
  }
}

/** Parts of a circle, the greatest first from the top; `hole` is the part of the radius that stays free. */
function disc(shares, palette, hole) {
  return picture(DISC, (pen) => {
    const middle = DISC / 2;
    const radius = middle - 1.5;
    const total = shares.reduce((sum, share) => sum + share, 0);
    const order = shares.map((share, index) => ({ share, index })).filter(({ share }) => share > 0);
    order.sort((a, b) => b.share - a.share || a.index - b.index);
    circle(pen, middle, middle, radius + 1.5, palette.halo);
    let from = -Math.PI / 2;
    for (const { share, index } of order) {
      const to = from + (share / total) * 2 * Math.PI;
      pen.beginPath();
      pen.moveTo(middle, middle);
      pen.arc(middle, middle, radius, from, to);
      pen.closePath();
      pen.fillStyle = palette.types[index];
      pen.fill();
      from = to;
    }
    if (order.length === 0) {
      circle(pen, middle, middle, radius, palette.unknown);
    }
    if (order.length > 1) {
      // A hair of ground between the parts, for those who see no hues.
      pen.strokeStyle = palette.halo;
      pen.lineWidth = 1.2;
      let at = -Math.PI / 2;
      for (const { share } of order) {
        pen.beginPath();
        pen.moveTo(middle, middle);
        pen.lineTo(middle + radius * Math.cos(at), middle + radius * Math.sin(at));
        pen.stroke();
        at += (share / total) * 2 * Math.PI;
      }
    }
    if (hole > 0) {
      circle(pen, middle, middle, radius * hole, palette.halo);
    }
  });
}

/** Diagonal strokes that meet at the edges of their tile. */
function hatch(colour, strength) {
  const size = 10;
  return picture(size, (pen) => {
    pen.strokeStyle = colour;
    pen.globalAlpha = strength;
    pen.lineWidth = 1.6;
    for (const shift of [-size, 0, size]) {
      pen.beginPath();
      pen.moveTo(shift - 2, size + 2);
      pen.lineTo(shift + size + 2, -2);
      pen.stroke();
    }
  });
}

/** The sign "not equal": sources contradict each other. */
function contested(palette) {
  const size = 16;
  return picture(size, (pen) => {
    circle(pen, 8, 8, 8, palette.halo);
    circle(pen, 8, 8, 6.6, palette.text);
    pen.strokeStyle = palette.halo;
    pen.lineWidth = 1.5;
    pen.lineCap = 'round';
    for (const [fromX, fromY, toX, toY] of [[5, 6.6, 11, 6.6], [5, 9.4, 11, 9.4], [9.8, 4.6, 6.2, 11.4]]) {
      pen.beginPath();
      pen.moveTo(fromX, fromY);
      pen.lineTo(toX, toY);
      pen.stroke();
    }
  });
}

function circle(pen, x, y, radius, colour) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
}

function picture(size, paint) {
  const canvas = document.createElement('canvas');
  canvas.width = size * RATIO;
  canvas.height = size * RATIO;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.scale(RATIO, RATIO);
  paint(pen);
  return { data: pen.getImageData(0, 0, canvas.width, canvas.height), options: { pixelRatio: RATIO } };
}
