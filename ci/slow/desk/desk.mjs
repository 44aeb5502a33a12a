// A desk over a dataset, and a browser at it.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const { DATELINE, EXAMPLES, WORK } = process.env;

/** Codes reports into a dataset of that name. */
export function code(name, reports = EXAMPLES) {
  const path = join(WORK, `${name}.gpkg`);
  const done = spawnSync(DATELINE, ['code', reports, '-o', path, '--quiet', '--replace'], { encoding: 'utf8' });
  if (done.status !== 0 && done.status !== 3) throw new Error(done.stderr);
  return path;
}

/** Opens the desk on a dataset; gives its address and a way to end it. */
export async function serve(path, ...flags) {
  const child = spawn(DATELINE, ['serve', path, '--no-browser', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, 'line');
  return {
    address: first.split('  ')[0],
    origin: new URL(first.split('  ')[0]).origin,
    lines,
    kill: (signal = 'SIGTERM') => { child.kill(signal); return once(child, 'exit'); },
  };
}

export const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox'],
});

/** A page at the desk. What it asks of other machines, its errors and its dialogs are collected. */
export async function open(desk, { dark = false, width = 1440, height = 900 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const seen = { foreign: [], errors: [], dialogs: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(desk.origin) && !url.startsWith('data:') && !url.startsWith('blob:')) seen.foreign.push(url);
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (message) => {
    // The page without a token is answered with 401: that is how it asks for one.
    if (message.type() === 'error' && !/401/.test(message.text())) seen.errors.push(message.text());
  });
  page.on('dialog', (dialog) => { seen.dialogs.push(dialog.message()); dialog.accept(); });
  await page.goto(desk.address);
  await page.waitForSelector('header.top');
  await page.waitForLoadState('load');
  return { page, seen, context };
}

/** What the desk answers to a script of its own page. */
export const ask = (page, path) => page.evaluate(async (path) => (await fetch(path)).json(), path);

/** Waits until something is so on the page. The page's own rules forbid the browser's way of asking, which compiles text. */
export async function until(page, is, patience = 15000) {
  const end = Date.now() + patience;
  while (!await page.evaluate(is).catch(() => false)) {
    if (Date.now() > end) throw new Error(`never was: ${is}`);
    await page.waitForTimeout(50);
  }
}
