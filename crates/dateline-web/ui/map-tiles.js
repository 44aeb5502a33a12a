// The user's own tiles as the ground, from one file that the desk serves. Names, events and control stay ours above them.
//
// Of vector tiles nobody says how they are to look; layers are known by their names in the schemas that are usual
// (Protomaps, OpenMapTiles), and drawn quietly. What has another name is left out.

import { untagged } from './trusted.js';

/** Kinds of layers by their name: how each is drawn, from the ground up. */
const KINDS = [
  { name: /^(earth|land)$/, type: 'fill', paint: (palette) => ({ 'fill-color': palette.land }) },
  { name: /^(water|ocean|lakes?)$/, type: 'fill', paint: (palette) => ({ 'fill-color': palette.water }), only: 'Polygon' },
  { name: /^(waterway|rivers?)$/, type: 'line', paint: (palette) => ({ 'line-color': palette.river, 'line-width': 1.2 }) },
  { name: /^buildings?$/, type: 'fill', paint: (palette) => ({ 'fill-color': palette.unit, 'fill-opacity': 0.35 }) },
  { name: /^(roads?|transportation|streets?)$/, type: 'line', paint: (palette) => ({ 'line-color': palette.townDot, 'line-opacity': 0.45, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.4, 14, 2] }) },
];

/** The layers for the vector layers that a file names. */
export function vectorLayers(names, palette) {
  return KINDS.flatMap(({ name, type, paint, only }) => names.filter((each) => name.test(each)).map((each) => ({
    id: `tiles-${each}`,
    type,
    source: 'tiles',
    'source-layer': each,
    paint: paint(palette),
    ...(only ? { filter: ['==', ['geometry-type'], only] } : {}),
  })));
}

/** What MapLibre needs to draw the file: its source, and a function that gives its layers for a palette. */
export async function openTiles(maplibre, pmtiles, address) {
  const archive = new pmtiles.PMTiles(new URL(address, location.href).href);
  const protocol = new pmtiles.Protocol();
  protocol.add(archive);
  maplibre.addProtocol('pmtiles', protocol.tile);
  const [header, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
  const attribution = untagged(metadata?.attribution ?? '').trim();
  const isVector = header.tileType === pmtiles.TileType.Mvt;
  const source = {
    type: isVector ? 'vector' : 'raster',
    tiles: [`pmtiles://${archive.source.getKey()}/{z}/{x}/{y}`],
    minzoom: header.minZoom,
    maxzoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    ...(isVector ? {} : { tileSize: 256 }),
    ...(attribution ? { attribution } : {}),
  };
  const names = (metadata?.vector_layers ?? []).map(({ id }) => id);
  const raster = { id: 'tiles', type: 'raster', source: 'tiles', paint: {} };
  return { source, layers: (palette) => (isVector ? vectorLayers(names, palette) : [raster]) };
}
