// Map, timeline, filters, reader: what an analyst looks at all day.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { renameSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ask, browser, code, open, serve, until } from './desk.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let desk; let page; let seen;

before(async () => {
  desk = await serve(code('pages'), '--by', 'tester');
  ({ page, seen } = await open(desk));
});
after(async () => { await browser.close(); await desk.kill(); });

const map = async (address = '/') => {
  await page.goto(desk.origin + address);
  await until(page, () => window.datelineMap);
  await page.evaluate(() => window.datelineMap.idle());
};

test('a facet narrows list, map and timeline, is in the address, and the address opens the same again', async () => {
  await map();
  const all = await page.locator('#list li.card').count();
  await page.click('[data-facet="event_type"] a >> nth=0');
  await until(page, () => location.search.includes('event_type'));
  await page.waitForSelector('.chip');
  const some = await page.locator('#list li.card').count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  const address = page.url();
  await page.goto(address);
  assert.equal(await page.locator('#list li.card').count(), some);
  await page.goBack();
  await page.waitForTimeout(300);
});

test('dragging over the timeline chooses days', async () => {
  await map();
  const box = await page.locator('#timeline svg').boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + 30, { steps: 4 });
  await page.mouse.up();
  await until(page, () => /from=.*to=/.test(location.search));
  const days = new URL(page.url()).searchParams;
  const { events } = await ask(page, `/events.json?${days}`);
  assert.ok(events.every((event) => event.date_latest >= days.get('from') && event.date_earliest <= days.get('to')));
});

test('the slider of control shows who held what on a day', async () => {
  await map();
  await page.click('.key .control button >> nth=0');
  await page.waitForSelector('.key .control input:not([hidden])');
  await page.focus('.key .control input');
  const day = await page.textContent('.key .control .day');
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(300);
  assert.notEqual(await page.textContent('.key .control .day'), day);
});

test('the page is dark where the system is, and by its button', async () => {
  const dark = await open(desk, { dark: true });
  const ground = () => dark.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [first] = (await ground()).match(/\d+/).map(Number);
  assert.ok(first < 60, await ground());
  await dark.page.click('#theme');
  const [after] = (await ground()).match(/\d+/).map(Number);
  assert.ok(after > 200, await ground());
  await dark.context.close();
});

test('a click on a value lights up its words, a click on words their values, and a passage has an address', async () => {
  const { reports } = await ask(page, '/reports.json');
  const report = reports.find((each) => each.n_claims > 2);
  await page.goto(`${desk.origin}/reports/${report.report_id}`);
  await page.click('aside .claim button.value >> nth=1');
  assert.ok(await page.locator('article mark.lit').count() > 0);
  await page.click('article mark >> nth=0');
  assert.ok(await page.locator('aside .lit').count() > 0);
  await page.evaluate(() => {
    const part = document.querySelector('article mark');
    getSelection().selectAllChildren(part);
  });
  await until(page, () => /words=\d+-\d+/.test(location.search));
  const address = page.url();
  await page.goto(address);
  assert.ok(await page.locator('article .lit').count() > 0);
});

test('every page is without a serious fault of access, light and dark, wide and narrow', async () => {
  const { events } = await ask(page, '/events.json');
  const { reports } = await ask(page, '/reports.json');
  const faults = [];
  for (const { dark, width } of [{ dark: false, width: 1440 }, { dark: true, width: 1440 }, { dark: false, width: 400 }]) {
    const there = await open(desk, { dark, width });
    // The checker is put in by the browser itself; the page's own rules forbid foreign scripts.
    for (const path of ['/', '/events', '/review', '/control', '/reports', '/log', `/events/${events[0].event_id}`, `/reports/${reports[0].report_id}`]) {
      await there.page.goto(desk.origin + path);
      await there.page.waitForLoadState('networkidle');
      const { violations } = await check(there, axe);
      for (const each of violations.filter((each) => ['serious', 'critical'].includes(each.impact))) {
        faults.push(`${path} ${dark ? 'dark' : 'light'} ${width}: ${each.id} ${each.nodes[0].target} ${each.nodes[0].failureSummary?.split('\n')[1] ?? ''}`);
      }
    }
    await there.context.close();
  }
  assert.deepEqual(faults, []);
});

async function check(there, axe) {
  const { readFileSync } = await import('node:fs');
  const session = await there.context.newCDPSession(there.page);
  await session.send('Runtime.evaluate', { expression: readFileSync(axe, 'utf8') });
  return there.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
}

test('the first view weighs less than 3 MB', async () => {
  const fresh = await open(desk);
  const cache = await fresh.context.newCDPSession(fresh.page);
  await cache.send('Network.clearBrowserCache');
  let bytes = 0;
  fresh.page.on('response', async (response) => {
    const sizes = await response.request().sizes().catch(() => null);
    bytes += sizes?.responseBodySize ?? 0;
  });
  await fresh.page.goto(`${desk.origin}/`);
  await until(fresh.page, () => window.datelineMap);
  await fresh.page.evaluate(() => window.datelineMap.idle());
  console.log(`first view: ${(bytes / 1e6).toFixed(2)} MB`);
  assert.ok(bytes < 3e6, `${bytes}`);
  await fresh.context.close();
});

test('a key is given another place, and this browser keeps it', async () => {
  const there = await open(desk);
  await there.page.goto(`${desk.origin}/events`);
  await there.page.keyboard.press('?');
  await there.page.click('#keylist [data-key="j"]');
  await there.page.keyboard.press('x');
  assert.match(await there.page.textContent('#keyhelp'), /has a meaning already/);
  await there.page.click('#keylist [data-key="j"]');
  await there.page.keyboard.press('t');
  await there.page.keyboard.press('Escape');
  await there.page.reload();
  await there.page.waitForLoadState('networkidle');
  await there.page.keyboard.press('j');
  assert.equal(await there.page.evaluate(() => document.activeElement.closest('tr.event')), null);
  await there.page.keyboard.press('t');
  assert.ok(await there.page.evaluate(() => document.activeElement.closest('tr.event') !== null));
  await there.context.close();
});

test('a query is saved under a name, listed with its feed, and taken away again', async () => {
  const there = await open(desk);
  there.page.removeAllListeners('dialog');
  there.page.on('dialog', (dialog) => dialog.accept(dialog.type() === 'prompt' ? 'Air strikes' : undefined));
  await there.page.goto(`${desk.origin}/events?q=killed`);
  await there.page.click('details.saved summary');
  await Promise.all([there.page.waitForEvent('load'), there.page.click('[data-save]')]);
  assert.match(await there.page.textContent('details.saved'), /Air strikes/);
  const total = (await ask(there.page, '/events.json?q=killed')).total;
  assert.equal((await ask(there.page, '/saved/Air%20strikes.json')).total, total);
  await there.page.goto(`${desk.origin}/saved`);
  await Promise.all([there.page.waitForEvent('load'), there.page.click('[data-undo]')]);
  assert.deepEqual((await ask(there.page, '/saved.json')).saved, []);
  await there.context.close();
});

test('a string that passed no policy becomes no markup', async () => {
  const there = await open(desk);
  const tried = await there.page.evaluate(() => {
    const box = document.createElement('div');
    try { box.innerHTML = '<img src=x>'; } catch (error) { return error.name; }
    return box.innerHTML;
  });
  assert.ok(!/img/.test(tried), tried);
  await there.context.close();
});

test('a file that is gone, or in use by another program, is told with the way on, and the desk goes on', async () => {
  const path = `${process.env.WORK}/pages.gpkg`;
  renameSync(path, `${path}.away`);
  const answer = await page.goto(`${desk.origin}/events`);
  assert.equal(answer.status(), 410);
  assert.match(await page.textContent('main'), /To the map/);
  renameSync(`${path}.away`, path);
  await page.goto(`${desk.origin}/events`);
  assert.ok(await page.locator('tr.event').count() > 0);
  const hold = 'import fcntl,sys,time\nf=open(sys.argv[1],"w")\nfcntl.flock(f,fcntl.LOCK_EX)\nprint(1,flush=True)\ntime.sleep(60)';
  const other = spawn('python3', ['-c', hold, `${process.env.WORK}/.pages.gpkg.lock`]);
  await once(other.stdout, 'data');
  await page.goto(`${desk.origin}/review`);
  const before = (await ask(page, '/log.json')).length;
  await page.keyboard.press('a');
  await page.waitForSelector('#say.wrong');
  assert.match(await page.textContent('#say'), /another run/);
  other.kill();
  await once(other, 'exit');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('a')]);
  assert.equal((await ask(page, '/log.json')).length, before + 1);
  seen.errors.length = 0;
});

test('the page asked nothing of any other machine and met no error', () => {
  assert.deepEqual(seen.foreign, []);
  assert.deepEqual(seen.errors, []);
});
