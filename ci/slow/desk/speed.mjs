// How fast the desk is on a large dataset: first view, filters, decisions. Usage: node speed.mjs [EVENTS]
// The reports are made here, one sentence each, over days, sides and places that the program knows.

import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { ask, browser, open, serve, until } from './desk.mjs';

const wanted = Number(process.argv[2] ?? 200000);
const PLACES = [
  'Hajin', 'Mayadin', 'Abu Kamal', 'Baghuz', 'Shafah', 'Sousa', 'Gharanij', 'Thiban', 'Busayrah', 'Muhasan', 'Khasham',
  'Raqqa', 'Tabqa', 'Palmyra', 'Shaddadi', 'Manbij', 'Aleppo', 'Idlib', 'Hama', 'Homs', 'Daraa', 'Hasakah', 'Qamishli',
  'Kobani', 'Afrin', 'Azaz', 'Jarabulus', 'al-Bab', 'Marea', 'Saraqib', 'Maarat al-Numan', 'Khan Sheikhoun', 'Jisr al-Shughur',
  'Ariha', 'Binnish', 'Harem', 'Salamiyah', 'Mhardeh', 'Kafr Zita', 'Morek', 'Rastan', 'Talbiseh', 'Qusayr', 'Tell Kalakh',
  'Tartus', 'Latakia', 'Jableh', 'Baniyas', 'Douma', 'Harasta', 'Zabadani', 'Madaya', 'Darayya', 'Nawa', 'Inkhil', 'Jasim',
  'Tafas', 'Busra', 'Suwayda', 'Quneitra', 'Ras al-Ayn', 'Tal Abyad', 'Tal Rifaat', 'Sukhna', 'Qaryatayn', 'Ain Issa',
  'Mosul', 'Tal Afar', 'Sinjar', 'Kirkuk', 'Ramadi', 'Falluja', 'Hit', 'Haditha', 'Qaim', 'Baghdad', 'Basra', 'Najaf',
  'Karbala', 'Hilla', 'Kut', 'Amara', 'Nasiriyah', 'Samawah', 'Diwaniya', 'Baquba', 'Khanaqin', 'Tikrit', 'Samarra', 'Baiji',
  'Balad', 'Dujail', 'Hawija', 'Tuz Khurmatu', 'Erbil', 'Sulaymaniyah', 'Dohuk', 'Zakho', 'Rutba', 'Ana', 'Rawa', 'Sharqat',
  'Qayyarah', 'Bartella', 'Qaraqosh', 'Jalawla', 'Muqdadiyah', 'Mandali', 'Badra', 'Zubair', 'Beirut', 'Tripoli', 'Sidon',
  'Tyre', 'Baalbek', 'Arsal', 'Nabatieh', 'Zahle', 'Hermel', 'Gaza', 'Rafah', 'Khan Yunis', 'Jenin', 'Nablus', 'Hebron',
];
const SIDES = ['Government forces', 'Islamic State militants', 'Rebels', 'Coalition warplanes', 'Russian warplanes', 'The Syrian Democratic Forces', 'Turkish forces'];
const DEEDS = ['shelled', 'bombed', 'raided', 'attacked'];

const reports = join(process.env.WORK, 'large.jsonl');
const out = createWriteStream(reports);
// Mulberry32: the same reports each time, and no short cycles.
let seed = 7;
const random = (n) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n);
};
// Some of the reports will tell the same event.
for (let at = 0; at < wanted * 0.7; at += 1) {
  const day = new Date(Date.UTC(2014, 0, 2) + random(4000) * 86400000);
  const published = new Date(day.getTime() + 86400000).toISOString().slice(0, 10);
  const name = PLACES[random(PLACES.length)];
  const text = `${SIDES[random(SIDES.length)]} ${DEEDS[random(DEEDS.length)]} ${name} on ${day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })}, killing ${1 + random(20)} people, source ${at} said.`;
  if (!out.write(`${JSON.stringify({ id: `r${at}`, publisher: `Outlet ${random(40)}`, date: published, title: '', text })}\n`)) await once(out, 'drain');
}
out.end();
await once(out, 'finish');
// A dataset that was coded before may be given: coding takes minutes.
const path = process.env.LARGE ?? join(process.env.WORK, 'large.gpkg');
let start = Date.now();
if (!process.env.LARGE) {
  const done = spawnSync(process.env.DATELINE, ['code', reports, '-o', path, '--quiet', '--replace'], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  console.log(`coded in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

start = Date.now();
const desk = await serve(path, '--by', 'tester');
console.log(`opened in ${((Date.now() - start) / 1000).toFixed(2)} s`);
/** How long a page takes without a browser. */
async function asked(path) {
  const token = new URL(desk.address).hash.slice('#token='.length);
  const start = performance.now();
  const answer = await fetch(`${desk.origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - start;
}
const first = await asked('/');
console.log(`the very first page at the server: ${first.toFixed(0)} ms`);
const { page } = await open(desk);
const { total } = await ask(page, '/events.json?limit=1');
console.log(`${total} events`);

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(0);
async function time(what, path, times = 9) {
  const taken = [];
  for (let at = 0; at < times; at += 1) {
    taken.push(await page.evaluate(async (path) => {
      const start = performance.now();
      await (await fetch(path)).arrayBuffer();
      return performance.now() - start;
    }, path));
  }
  console.log(`${what}: median ${median(taken)} ms, slowest ${Math.max(...taken).toFixed(0)} ms`);
}
const fresh = [];
for (let year = 2014; year < 2024; year += 1) fresh.push(await asked(`/?from=${year}-01-01`));
console.log(`page of a query that nobody asked for: median ${median(fresh)} ms, slowest ${Math.max(...fresh).toFixed(0)} ms`);
await time('first page', '/');
await time('list by type', '/events.json?event_type=Battles');
await time('list by actor and days', '/events.json?actor=Islamic%20State&from=2016-01-01&to=2016-12-31');
await time('list by words', '/events.json?q=raided%20Hajin');
await time('facets', '/facets.json?country=Syria');
await time('places', '/places.json?event_type=Battles');
await time('timeline', '/timeline.json?actor=Rebels');
const { events } = await ask(page, '/events.json?limit=3');
await time('an event', `/events/${events[0].event_id}`);
for (const again of [false, true, true, true]) {
  await page.goto('about:blank');
  start = Date.now();
  await page.goto(`${desk.origin}/`, { waitUntil: 'commit' });
  await until(page, () => Boolean(window.datelineMap), 60000);
  const listens = Date.now() - start;
  await until(page, () => !document.querySelector('.overview'), 60000);
  const drawn = Date.now() - start;
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
  console.log(`${again ? 'again' : 'first view'}: list, facets and the picture of the map are painted after ${painted.toFixed(0)} ms, the map listens after ${listens} ms and is drawn after ${drawn} ms`);
}
console.log('frames while moving:', JSON.stringify(await page.evaluate(() => window.datelineMap.frameTimes())));
start = Date.now();
const told = await page.evaluate(async (id) => (await fetch('/decisions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action: 'accept', events: [id] }) })).json(), events[0].event_id);
console.log(`a decision is answered in ${Date.now() - start} ms, settled: ${told.settled}`);
await time('list while the tables are written', '/events.json?event_type=Battles');
const answered = await page.evaluate(async (ids) => {
  const taken = [];
  for (const id of ids) {
    const start = performance.now();
    const answer = await fetch('/decisions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action: 'accept', events: [id] }) });
    if (!answer.ok) throw new Error(`a decision: ${answer.status}`);
    taken.push(performance.now() - start);
  }
  return taken;
}, (await ask(page, '/events.json?limit=40')).events.map((event) => event.event_id));
console.log(`${answered.length} decisions while the tables are written: median ${median(answered)} ms, slowest ${Math.max(...answered).toFixed(0)} ms`);
start = Date.now();
await desk.kill();
console.log(`closed after ${((Date.now() - start) / 1000).toFixed(1)} s`);
await browser.close();
