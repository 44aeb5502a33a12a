// Four hundred reports that want to be more than words: no script of theirs runs, and no request leaves the desk.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { SHELLS, hostile } from './attacks.mjs';
import { ask, browser, code, open, serve } from './desk.mjs';

let desk; let page; let seen;

before(async () => {
  desk = await serve(code('hostile', hostile()), '--by', '<script>window.attacked=1</script>');
  ({ page, seen } = await open(desk));
});
after(async () => { await browser.close(); await desk.kill(); });

const quiet = async (where) => {
  assert.equal(await page.evaluate(() => window.attacked), undefined, where);
  assert.notEqual(await page.title(), 'attacked', where);
  assert.deepEqual(seen.dialogs, [], where);
  assert.deepEqual(seen.foreign, [], where);
};

test('no page of the desk runs a script of a report or asks another machine', async () => {
  const { total, reports } = await ask(page, '/reports.json?limit=1000');
  assert.ok(total >= 390, `${total} reports`);
  const { events } = await ask(page, '/events.json?limit=1000');
  assert.ok(events.length > 0);
  const paths = ['/', '/events?limit=1000', '/review', '/control', '/reports?limit=1000', '/log'];
  paths.push(...events.slice(0, 60).flatMap((event) => [`/events/${event.event_id}`, `/review?event=${event.event_id}`]));
  paths.push(...reports.map((report) => `/reports/${report.report_id}?skips=yes`));
  for (const path of paths) {
    await page.goto(desk.origin + path);
    for (const element of await page.locator('details:not([open]) summary').all()) await element.click().catch(() => {});
    await quiet(path);
  }
  console.log(`${paths.length} pages over ${total} hostile reports`);
});

test('what is typed is as harmless as what is read', async () => {
  for (const shell of SHELLS) {
    const attack = shell('window.attacked=1');
    await page.goto(`${desk.origin}/events?q=${encodeURIComponent(attack)}`);
    await quiet(attack);
    await page.goto(`${desk.origin}/events?actor=${encodeURIComponent(attack)}`);
    await quiet(attack);
    await page.goto(`${desk.origin}/events/${encodeURIComponent(attack)}`);
    await quiet(attack);
  }
});

test('a comment that is markup stays words', async () => {
  const { events } = await ask(page, '/events.json?limit=1');
  await page.goto(`${desk.origin}/review?event=${events[0].event_id}`);
  await page.keyboard.press('c');
  await page.fill('dialog input[name="text"]', '<img src=//evil.example/c.gif onerror="window.attacked=1">');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await page.goto(`${desk.origin}/log`);
  await quiet('/log');
});
