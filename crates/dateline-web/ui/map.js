// The map of the desk: `openMap(container, options)` draws it, and answers with what the page may ask of it.
//
// It knows no server but two paths, takes GeoJSON, and tells the page what was picked. Nothing is fetched from elsewhere:
// the ground is the program's own, letters are drawn with the page's fonts.

import './trusted.js';
import * as maplibre from './maplibre-gl.mjs';
import * as base from './map-base.js';
import { colours } from './map-colours.js';
import * as control from './map-control.js';
import * as discs from './map-discs.js';
import { openField } from './map-field.js';
import { draw } from './map-icons.js';
import * as places from './map-places.js';
import { radiusOf, scaleAt } from './map-scale.js';
import { openTiles } from './map-tiles.js';
import { clusterBox, controlBox, element, legend, placeBox, placeList } from './map-words.js';

const nothing = { type: 'FeatureCollection', features: [] };
/** How many places the list for keyboard and ear holds. */
const LISTED = 60;

/**
 * Opens a map in an element.
 *
 * `base(path)` gives the address of a path of the server, `dark` the theme, `bounds` west, south, east and north of the
 * first view; `onPick(placeId, eventIds)` is called when a place is chosen, `onMove(bbox)` when the view has come to rest.
 */
export async function openMap(container, options = {}) {
  const { base: address = (path) => path, onPick = () => {}, onMove = () => {} } = options;
  let dark = Boolean(options.dark);
  let shown = places.sorted(nothing);
  let controlled = nothing;
  let held = control.sorted(nothing, dark);
  let focused = null;
  container.classList.add('map');
  const letters = fonts();
  const tiles = options.tiles ? await openTiles(maplibre, globalThis.pmtiles, options.tiles) : null;
  maplibre.setWorkerUrl(new URL('./maplibre-gl-worker.mjs', import.meta.url).href);

  const layers = () => {
    const palette = colours(dark);
    const theme = dark ? 'dark' : 'light';
    return [
      ...base.ground(palette),
      ...(tiles?.layers(palette) ?? []),
      ...control.fields(theme),
      ...discs.areas(palette, theme),
      ...base.labels(palette),
      ...control.cores(palette),
      ...discs.discs(palette, theme, shown.scales),
    ];
  };
  const list = placeList(
    (place) => onPick(place.id, place.events ?? []),
    (place) => highlight(place?.id ?? null, Boolean(place)),
  );
  const begin = () => new maplibre.Map({
    container,
    style: {
      version: 8,
      sources: { ...(tiles ? { tiles: tiles.source } : {}), ...base.sources(), ...places.sources(), ...control.sources() },
      layers: layers(),
    },
    bounds: options.bounds ?? [38.4, 33.9, 42.4, 37.4],
    fitBoundsOptions: { padding: 24 },
    attributionControl: { customAttribution: 'Natural Earth · GeoNames (CC BY 4.0)', compact: container.clientWidth < 560 },
    minZoom: 1,
    maxZoom: 14,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    validateStyle: false,
    locale: { 'Map.Title': 'Map of events. Arrow keys move it, plus and minus zoom.' },
  });
  let map;
  try {
    map = begin();
  } catch (error) {
    if (!(error instanceof maplibre.GPUInitializationError)) {
      throw error;
    }
    return listOnly(container, onPick);
  }
  const ahead = base.askAhead(map, address);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibre.ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-right');
  map.setMissingStyleImageResolver((id) => {
    const picture = draw(id);
    if (picture && !map.hasImage(id)) {
      map.addImage(id, picture.data, picture.options);
    }
  });
  // Nothing with letters is on the map yet: what follows may be given to it before it has drawn anything.
  await Promise.all([letters, new Promise((resolve) => map.once('style.load', resolve))]);
  let towns = [];
  // The first view is left by a person's hand, and by what is asked of the map below.
  let leave;
  const left = new Promise((resolve) => { leave = resolve; });
  map.on('movestart', ({ originalEvent }) => { if (originalEvent) leave(); });
  const ground = base.keepUnderView(map, address, () => [shown.points, held.points], (found) => {
    towns = found;
    if (places.nameInArabic(shown, towns)) map.getSource('places').setData(shown.points);
  }, ahead);
  const field = openField(map, control.FIRST);

  let key = element('div');
  container.append(key, list.box);
  const relist = () => {
    const view = map.getBounds();
    const seen = [...shown.places.values()].filter((place) => view.contains(place.at));
    seen.sort((a, b) => Number(b.n ?? 0) - Number(a.n ?? 0) || String(a.name).localeCompare(String(b.name)));
    list.show(seen.slice(0, LISTED), seen.length - LISTED);
  };
  const rekey = () => {
    const all = [...shown.places.values()];
    const types = new Set(all.flatMap((place) => Object.keys(place.types ?? {}).filter((type) => place.types[type] > 0)));
    const open = key.open ?? container.clientWidth > 560;
    const next = legend(
      {
        types,
        scale: scaleAt(shown.scales, map.getZoom()),
        areas: all.some((place) => place.geometry.type !== 'Point'),
        disputed: all.some((place) => Number(place.disputed ?? 0) > 0),
        holders: held.holders,
        states: held.states,
      },
      dark,
    );
    next.open = open;
    next.hidden = types.size === 0 && held.holders.size === 0;
    const focus = key.contains(document.activeElement);
    key.replaceWith(next);
    key = next;
    if (focus) {
      key.querySelector('summary')?.focus();
    }
  };

  const viewOf = () => {
    const bounds = map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  };

  // What the pointer is on.
  const popup = new maplibre.Popup({ closeButton: false, closeOnClick: false, maxWidth: '300px', offset: 16 });
  const touched = [...places.TOUCHED.slice(0, -1), ...control.TOUCHED, ...places.TOUCHED.slice(-1)];
  const under = (point) => {
    const near = [[point.x - 3, point.y - 3], [point.x + 3, point.y + 3]];
    const [west, south, east, north] = viewOf();
    // An area that fills the view is not pointed at wherever one points: its name is.
    const meant = ({ layer, properties }) => layer.id !== 'areas' || properties.size < 1.5 * (east - west) * (north - south);
    const found = map.queryRenderedFeatures(near, { layers: touched }).filter(meant);
    found.sort((a, b) => touched.indexOf(a.layer.id) - touched.indexOf(b.layer.id));
    return found[0];
  };
  const describe = (feature, at) => {
    const sums = feature.properties;
    if (feature.layer.id === 'clusters') {
      return [feature.geometry.coordinates, clusterBox(sums, sums.point_count, dark)];
    }
    if (feature.layer.id === 'control-core') {
      return [feature.geometry.coordinates, controlBox(sums)];
    }
    const place = shown.places.get(sums.id);
    return place && [place.geometry.type === 'Point' ? place.at : at, placeBox(place, dark)];
  };
  map.on('mousemove', ({ point, lngLat }) => {
    const feature = under(point);
    map.getCanvas().style.cursor = feature ? 'pointer' : '';
    const told = feature && describe(feature, lngLat);
    if (told) {
      popup.setOffset(8 + radiusOf(feature.properties.n ?? 0, scaleAt(shown.scales, map.getZoom())));
      popup.setLngLat(told[0]).setDOMContent(told[1]).addTo(map);
    } else if (!focused) {
      popup.remove();
    }
  });
  map.on('mouseout', () => popup.remove());
  map.on('movestart', () => focused || popup.remove());
  map.on('click', async ({ point }) => {
    const feature = under(point);
    if (feature?.layer.id === 'clusters') {
      const zoom = await map.getSource('places').getClusterExpansionZoom(feature.properties.cluster_id);
      map.easeTo({ center: feature.geometry.coordinates, zoom: Math.min(zoom + 0.2, map.getMaxZoom()) });
    } else if (feature) {
      const place = shown.places.get(feature.properties.id);
      onPick(feature.properties.id, place?.events ?? []);
    }
  });
  map.on('zoomend', () => rekey());
  map.on('moveend', () => {
    relist();
    onMove(viewOf());
  });

  /** Draws all layers anew where a colour, a theme or the scale of the discs has changed. */
  const repaint = () => {
    for (const layer of layers()) {
      for (const [kind, set] of [['paint', 'setPaintProperty'], ['layout', 'setLayoutProperty']]) {
        for (const [name, value] of Object.entries(layer[kind] ?? {})) {
          const get = kind === 'paint' ? map.getPaintProperty(layer.id, name) : map.getLayoutProperty(layer.id, name);
          if (JSON.stringify(get) !== JSON.stringify(value)) {
            map[set](layer.id, name, value);
          }
        }
      }
    }
  };
  const setDark = (next) => {
    dark = Boolean(next);
    container.classList.toggle('map-dark', dark);
    repaint();
    field.setDark(dark);
    showControl();
  };
  const showControl = () => {
    held = control.sorted(controlled, dark, shown.places);
    map.getSource('control').setData(held.points);
    map.getSource('control-fields').setData(held.rings);
    field.set(held.points.features);
    ground.thin();
    rekey();
  };
  /** Shows one place, and with `told` what is known of it. */
  const highlight = (id, told = false) => {
    const place = id === null || id === undefined ? undefined : shown.places.get(String(id));
    focused = place ?? null;
    const feature = place && { type: 'Feature', geometry: place.geometry, properties: { n: Number(place.n ?? 0) } };
    map.getSource('focus').setData(feature ?? nothing);
    if (place && told) {
      popup.setLngLat(place.at).setDOMContent(placeBox(place, dark)).addTo(map);
    } else {
      popup.remove();
    }
  };
  container.classList.toggle('map-dark', dark);
  field.setDark(dark);

  return {
    /** Draws places: GeoJSON points, or areas where the place is not known closely. */
    setPlaces(collection) {
      shown = places.sorted(collection);
      places.nameInArabic(shown, towns);
      map.getSource('places').setData(shown.points);
      map.getSource('areas').setData(shown.areas);
      map.getSource('area-names').setData(shown.names);
      ground.thin();
      popup.remove();
      repaint();
      if (controlled.features.length > 0) showControl(); else rekey();
      relist();
    },
    /** Draws who holds which place. */
    setControl(collection) {
      controlled = collection ?? nothing;
      showControl();
    },
    setDark,
    /** Moves to a place by its id, or to `[longitude, latitude]`; `zoom` is 10 if not given, and what an area needs. */
    flyTo(target, zoom = 10) {
      leave();
      const place = Array.isArray(target) ? undefined : shown.places.get(String(target));
      const center = Array.isArray(target) ? target : place?.at;
      if (place && place.geometry.type !== 'Point') {
        map.fitBounds(places.boxOf(place.geometry), { padding: 48, maxZoom: zoom });
      } else if (center) {
        map.flyTo({ center, zoom });
      }
    },
    /** Moves so that a box of west, south, east and north fills the map. */
    fitBounds(bounds) {
      leave();
      map.fitBounds(bounds, { padding: 32, maxZoom: 11 });
    },
    highlight,
    /** Tells when places and ground are drawn, or that the first view was left before. */
    drawn: async () => {
      const there = ground.loaded.then(() => new Promise((resolve) => {
        const look = () => {
          if (['places', 'areas', 'base-land'].every((source) => map.isSourceLoaded(source))) {
            map.off('render', look);
            resolve();
          }
        };
        map.on('render', look);
        map.triggerRepaint();
      }));
      await Promise.race([left, there]);
    },
    /** Tells when nothing is left to draw. */
    idle: () => new Promise((resolve) => (map.loaded() && !map.isMoving() ? resolve() : map.once('idle', resolve))),
    frameTimes: () => frameTimes(map),
    remove: () => map.remove(),
  };
}

/** Where the browser draws no WebGL, the places are there as a list. */
function listOnly(container, onPick) {
  container.replaceChildren(element('p', 'map-failed', 'This browser cannot draw the map (it has no WebGL). The places as a list:'));
  container.classList.add('map-without');
  const list = placeList((place) => onPick(place.id, place.events ?? []), () => {});
  container.append(list.box);
  const nothingToDo = () => {};
  return {
    setPlaces(collection) {
      const all = [...places.sorted(collection).places.values()];
      all.sort((a, b) => Number(b.n ?? 0) - Number(a.n ?? 0));
      list.show(all, 0);
    },
    setControl: nothingToDo,
    setDark: (dark) => container.classList.toggle('map-dark', Boolean(dark)),
    flyTo: nothingToDo,
    fitBounds: nothingToDo,
    highlight: nothingToDo,
    drawn: async () => {},
    idle: async () => {},
    frameTimes: async () => null,
    remove: () => container.replaceChildren(),
  };
}

/** The fonts must be there before the map draws its first letter: it draws each once. */
async function fonts() {
  const styles = ['', '600 ', 'italic '];
  const loads = styles.flatMap((style) => [
    document.fonts.load(`${style}24px "${base.FONT}"`, 'Deir ez-Zor ā'),
    document.fonts.load(`${style}24px "${base.FONT}"`, 'دير الزور'),
  ]);
  await Promise.all(loads);
}

/** Pans and zooms for some seconds, and tells how long the frames took, from one to the next, in milliseconds. */
async function frameTimes(map) {
  const start = { center: map.getCenter(), zoom: map.getZoom() };
  const { clientWidth, clientHeight } = map.getContainer();
  const [wide, high] = [clientWidth / 3, clientHeight / 3];
  const how = { duration: 900, easing: (part) => part, essential: true };
  const moves = [
    () => map.panBy([wide, 0], how),
    () => map.panBy([-wide, high], how),
    () => map.easeTo({ ...how, zoom: start.zoom + 2 }),
    () => map.panBy([wide, -high], how),
    () => map.easeTo({ ...how, ...start }),
  ];
  const times = [];
  for (const move of moves) {
    await new Promise((resolve) => {
      let before = 0;
      let going = true;
      const frame = (now) => {
        if (before) {
          times.push(now - before);
        }
        before = now;
        if (going) {
          requestAnimationFrame(frame);
        } else {
          resolve();
        }
      };
      requestAnimationFrame(frame);
      map.once('moveend', () => {
        going = false;
      });
      move();
    });
  }
  times.sort((a, b) => a - b);
  const at = (part) => Math.round((times[Math.floor(part * (times.length - 1))] ?? 0) * 10) / 10;
  return { frames: times.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}
