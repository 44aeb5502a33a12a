// Colours of the map, light and dark, and ACLED's event types in their order.
//
// The six hues are those of Okabe and Ito, which people with any kind of colour blindness tell apart; each differs from
// its neighbours in lightness too. The base is quiet on purpose: what happened is the loudest thing on the map.

/** ACLED's event types: the name in the data, the words of the legend, colours on light and on dark. */
export const TYPES = [
  { type: 'Battles', light: '#c8451b', dark: '#ee6a3b' },
  { type: 'Explosions/Remote violence', light: '#e69f00', dark: '#f2b431' },
  { type: 'Violence against civilians', light: '#97215f', dark: '#d772ad' },
  { type: 'Riots', light: '#00805c', dark: '#21b98c' },
  { type: 'Protests', light: '#2f8fd0', dark: '#6cb8ec' },
  { type: 'Strategic developments', light: '#6a7280', dark: '#9aa4b2' },
];

const LIGHT = {
  water: '#d4dfe5',
  land: '#f7f6f3',
  coast: '#b4c2c9',
  lake: '#c6d8e1',
  river: '#a9c3d2',
  riverName: '#4f7387',
  border: '#96908a',
  unit: '#d2cdc5',
  country: '#6b665f',
  unitName: '#777269',
  town: '#63666b',
  townDot: '#a3a199',
  text: '#22262b',
  halo: '#fbfaf8',
  deaths: '#33090f',
  focus: '#0b57d0',
  rim: '#ffffff',
  unknown: '#8a8f96',
};

const DARK = {
  water: '#10151a',
  land: '#1c2228',
  coast: '#38434c',
  lake: '#1b303d',
  river: '#2f4d61',
  riverName: '#5f8ba6',
  border: '#66717b',
  unit: '#353e46',
  country: '#8d98a2',
  unitName: '#808b95',
  town: '#98a2ab',
  townDot: '#59646d',
  text: '#eef1f4',
  halo: '#171c21',
  deaths: '#ffe3dd',
  focus: '#8ab4f8',
  rim: '#e3e8ec',
  unknown: '#7a838c',
};

/** All colours of a theme. */
export function colours(dark) {
  return { ...(dark ? DARK : LIGHT), types: TYPES.map((each) => (dark ? each.dark : each.light)) };
}

/** A holder's colour as it can be seen on a ground: on the dark one, dark colours are made lighter. */
export function seenOn(colour, dark) {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  if (!digits) {
    return '#888888';
  }
  const parts = digits.slice(1).map((pair) => parseInt(pair, 16));
  // Brightness as the eye sees it (Rec. 709); on the dark ground it shall be two fifths at least.
  const bright = (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255;
  const white = dark && bright < 0.42 ? (0.42 - bright) / (1 - bright) : 0;
  const hex = (part) => Math.round(part + (255 - part) * white).toString(16).padStart(2, '0');
  return `#${parts.map(hex).join('')}`;
}
