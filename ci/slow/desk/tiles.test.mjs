// A user's own tiles: drawn from one file, through the desk, with the attribution that the file holds.

import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browser, code, open, serve, until } from './desk.mjs';

/** A file of PMTiles (version 3) with one picture for the whole world. */
function tilesOf(picture, metadata) {
  const directory = Buffer.from([1, 0, 1, picture.length, 1]);
  const words = Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(127);
  header.write('PMTiles');
  header.writeUInt8(3, 7);
  const parts = [[127, directory.length], [127 + directory.length, words.length], [0, 0], [127 + directory.length + words.length, picture.length]];
  parts.forEach(([offset, length], at) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + 16 * at);
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * at);
  });
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at);
  // In order, nothing compressed, PNG, zoom 0 to 0, the whole world.
  [1, 1, 1, 2, 0, 0].forEach((value, at) => header.writeUInt8(value, 96 + at));
  [-180e7, -85e7, 180e7, 85e7].forEach((degrees, at) => header.writeInt32LE(degrees, 102 + 4 * at));
  return Buffer.concat([header, directory, words, picture]);
}

const RED = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

after(() => browser.close());

test('tiles of the user are drawn as the ground, with their attribution and no markup of it', async () => {
  const file = join(process.env.WORK, 'ground.pmtiles');
  writeFileSync(file, tilesOf(RED, { attribution: '© <b>Amsa Survey</b><img src=x onerror=alert(1)>' }));
  const desk = await serve(code('tiles'), '--by', 'tester', '--tiles', file);
  const { page, seen } = await open(desk);
  const ranges = [];
  page.on('response', (answer) => { if (answer.url().endsWith('.pmtiles')) ranges.push(answer.status()); });
  await page.goto(`${desk.origin}/`);
  await until(page, () => window.datelineMap, 60000);
  await page.evaluate(() => window.datelineMap.idle());
  assert.ok(ranges.length > 0 && ranges.every((status) => status === 206), String(ranges));
  await until(page, () => /Amsa Survey/.test(document.querySelector('.maplibregl-ctrl-attrib').textContent));
  assert.equal(await page.locator('.maplibregl-ctrl-attrib img, .maplibregl-ctrl-attrib b').count(), 0);
  assert.deepEqual(seen.foreign, []);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.dialogs, []);
  await desk.kill();
});
