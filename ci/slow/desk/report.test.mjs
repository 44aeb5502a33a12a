// The report: a file that is opened from disk, without a network and without a server.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostile } from './attacks.mjs';
import { browser, code } from './desk.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Writes the report of a dataset; gives its path. */
function report(dataset, name) {
  const path = join(process.env.WORK, `${name}.html`);
  const done = spawnSync(process.env.DATELINE, ['report', dataset, '-o', path, '--quiet'], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return path;
}

/** Opens a file in a browser that has no network; what it asks for and what goes wrong is collected. */
async function open(path, { dark = false, width = 1200, scripts = true } = {}) {
  const context = await browser.newContext({
    offline: true, viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  const seen = { asked: [], errors: [], dialogs: [] };
  page.on('request', (request) => { if (request.url() !== pathToFileURL(path).href) seen.asked.push(request.url()); });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') seen.errors.push(message.text()); });
  page.on('dialog', (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
  await page.goto(pathToFileURL(path).href);
  return { page, context, seen };
}

let path;
before(() => { path = report(code('report'), 'report'); });
after(async () => { await browser.close(); });

test('it opens from disk, asks for nothing, and is small enough to mail', async () => {
  const { page, seen, context } = await open(path);
  assert.match(await page.title(), /Syria/);
  assert.equal(await page.locator('svg.map path.land').count(), 1);
  assert.equal(await page.locator('svg.map').count(), 2, 'events, and control');
  assert.ok(await page.locator('svg.map a.disc').count() > 3);
  assert.deepEqual(seen, { asked: [], errors: [], dialogs: [] });
  const size = statSync(path).size;
  assert.ok(size < 400_000, `${size} bytes`);
  console.log(`${(size / 1000).toFixed(0)} kB for the example reports`);
  await context.close();
});

test('a click on a head sorts, the field filters, a disc leads to its event', async () => {
  const { page, context } = await open(path);
  const killed = () => page.locator('table.events tbody tr:not([hidden]) td.n:nth-last-child(2)').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.key)));
  const before = await killed();
  await page.getByRole('button', { name: 'Killed' }).click();
  const rising = before.toSorted((a, b) => a - b);
  assert.deepEqual(await killed(), rising);
  await page.getByRole('button', { name: 'Killed' }).click();
  assert.deepEqual(await killed(), rising.toReversed());
  assert.equal(await page.locator('th[aria-sort="descending"]').textContent(), 'Killed');
  await page.fill('#filter', 'hajin');
  const some = (await killed()).length;
  assert.ok(some > 0 && some < before.length, `${some} of ${before.length}`);
  await page.fill('#filter', '');
  const disc = page.locator('svg.map a.disc').first();
  const to = await disc.getAttribute('href');
  await disc.focus();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  assert.equal(new URL(page.url()).hash, to);
  assert.equal(await page.locator('article:target').count(), 1);
  await context.close();
});

test('the slider moves the map of control, by mouse and by keys, and it plays', async () => {
  const { page, seen, context } = await open(path);
  const fields = () => page.locator('#held > g').evaluateAll((groups) => groups.map((group) => group.children[0].getAttribute('class')).join('|'));
  const last = await fields();
  const day = await page.textContent('#control-day');
  await page.focus('#control-range');
  await page.keyboard.press('Home');
  assert.notEqual(await fields(), last, 'another day, another map');
  assert.notEqual(await page.textContent('#control-day'), day);
  assert.equal(await page.getAttribute('#control-range', 'aria-valuetext'), await page.textContent('#control-day'));
  await page.keyboard.press('End');
  assert.equal(await fields(), last, 'the last day is what the page shows without a script');
  await page.click('#control-play');
  await page.waitForTimeout(1500);
  assert.notEqual(await page.textContent('#control-day'), day);
  await page.click('#control-play');
  assert.equal(await page.textContent('#control-play'), 'Play');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('without scripts it reads the same', async () => {
  const { page, context } = await open(path, { scripts: false });
  assert.ok(await page.locator('table.events tbody tr').count() > 10);
  assert.equal(await page.locator('#control-slider').isVisible(), false);
  assert.ok(await page.locator('article.event blockquote mark').count() > 20);
  await context.close();
});

test('it is usable by keyboard and screen reader, light, dark and small', async () => {
  const faults = [];
  for (const [dark, width] of [[false, 1200], [true, 1200], [false, 390]]) {
    const there = await open(path, { dark, width });
    const session = await there.context.newCDPSession(there.page);
    await session.send('Runtime.evaluate', { expression: readFileSync(axe, 'utf8') });
    const { violations } = await there.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    for (const each of violations.filter((each) => ['serious', 'critical'].includes(each.impact))) {
      faults.push(`${dark ? 'dark' : 'light'} ${width}: ${each.id} ${each.nodes[0].target} ${each.nodes[0].failureSummary?.split('\n')[1] ?? ''}`);
    }
    const [wide, seen] = await there.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(wide <= seen, `${wide} pixels in a window of ${seen}`);
    await there.context.close();
  }
  assert.deepEqual(faults, []);
});

test('of four hundred hostile reports nothing runs and nothing is asked for', async () => {
  const { page, seen, context } = await open(report(code('report-hostile', hostile()), 'report-hostile'));
  assert.ok(await page.locator('article.event').count() > 0);
  for (const element of await page.locator('details:not([open]) summary').all()) await element.click().catch(() => {});
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.notEqual(await page.title(), 'attacked');
  assert.deepEqual(seen, { asked: [], errors: [], dialogs: [] });
  assert.equal(await page.locator('script').count(), 1, 'only its own');
  await context.close();
});

test('a telephone and paper have all of it: nothing is cut off, and the map begins with its events', async () => {
  const small = await open(path, { width: 390 });
  const cut = (page) => page.evaluate(() => {
    const cells = [...document.querySelectorAll('table.events td, table.events th, #control td')];
    const scrolls = (cell) => matchMedia('screen').matches && cell.closest('#control');
    return cells.filter((cell) => cell.getBoundingClientRect().right > innerWidth + 1 && !scrolls(cell)).length;
  });
  assert.equal(await cut(small.page), 0);
  const isSeen = await small.page.evaluate(() => {
    const box = document.querySelector('.wide').getBoundingClientRect();
    return [...document.querySelectorAll('.wide .disc')].some((disc) => {
      const { left, right } = disc.getBoundingClientRect();
      return left > box.left && right < box.right;
    });
  });
  assert.ok(isSeen);
  assert.deepEqual(small.seen.errors, []);
  await small.context.close();
  // A sheet of A4 between margins of a centimetre is 718 pixels wide.
  const paper = await open(path, { width: 718 });
  await paper.page.emulateMedia({ media: 'print' });
  assert.equal(await cut(paper.page), 0);
  assert.equal(await paper.page.evaluate(() => document.documentElement.scrollWidth), 718);
  await paper.context.close();
});
