// The pictures of docs/desk.md, of the example reports.

import { join } from 'node:path';
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
await browser.close();
await desk.kill();
