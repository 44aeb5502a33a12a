// The pictures of docs/desk.md and docs/report.md, of the example reports.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask, browser, code, open, serve, until } from './desk.mjs';

const desk = await serve(code('shots'), '--by', 'ana');
const { page } = await open(desk, { width: 1360, height: 840 });
const shot = async (name, of = page) => of.screenshot({ path: join(process.env.DOCS, `desk-${name}.png`) });

const map = async (of) => {
  await of.goto(`${desk.origin}/`);
  await until(of, () => Boolean(window.datelineMap));
  await of.evaluate(() => window.datelineMap.idle());
  await of.waitForTimeout(800);
};
await map(page);
await shot('map');
const dark = await open(desk, { dark: true, width: 1360, height: 840 });
await map(dark.page);
await dark.page.click('.key .control button >> nth=0');
await dark.page.waitForTimeout(1500);
await shot('map-dark', dark.page);
await page.goto(`${desk.origin}/review?sort=deadliest`);
await page.waitForSelector('.review');
await shot('review');
const { reports } = await ask(page, '/reports.json');
const report = reports.toSorted((a, b) => b.n_claims - a.n_claims)[0];
await page.goto(`${desk.origin}/reports/${report.report_id}`);
await page.click('aside .claim button.value >> nth=1');
await shot('reader');

// The report, as it is opened from disk.
const path = join(process.env.WORK, 'report.html');
spawnSync(process.env.DATELINE, ['report', join(process.env.WORK, 'shots.gpkg'), '-o', path, '--quiet']);
for (const [name, colorScheme, height] of [['report', 'light', 1180], ['report-dark', 'dark', 760]]) {
  const context = await browser.newContext({ viewport: { width: 1100, height }, colorScheme, reducedMotion: 'reduce' });
  const paper = await context.newPage();
  await paper.goto(pathToFileURL(path).href);
  // The dark one shows the words, the light one the head and the map.
  if (colorScheme === 'dark') await paper.locator('article.event >> nth=13').scrollIntoViewIfNeeded();
  await paper.screenshot({ path: join(process.env.DOCS, `${name}.png`) });
  await context.close();
}
await browser.close();
await desk.kill();
