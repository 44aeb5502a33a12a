// Every key of the review screen does what the list of keys says, and what was done is in the log.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, browser, code, open, serve, until } from './desk.mjs';

let desk; let page; let seen;

before(async () => {
  desk = await serve(code('keys'), '--by', 'tester');
  ({ page, seen } = await open(desk));
});
after(async () => { await browser.close(); await desk.kill(); });

const actions = async () => (await ask(page, '/log.json')).map((entry) => entry.decision.action);
const last = async () => (await actions()).at(-1);
const current = () => page.getAttribute('.review', 'data-event');
const state = async (id) => (await ask(page, `/events/${id}.json`)).review;
/** Presses a key that makes the page load anew, and waits for it. */
const press = async (key) => {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
  await page.waitForSelector('main');
};
const review = async (query = '') => { await page.goto(`${desk.origin}/review${query}`); await page.waitForSelector('.review'); };

test('j and k move through the queue', async () => {
  await review();
  const first = await current();
  await press('j');
  assert.notEqual(await current(), first);
  await press('k');
  assert.equal(await current(), first);
});

test('a accepts and opens the next, u takes it back, r does it again', async () => {
  await review();
  const id = await current();
  await press('a');
  assert.equal(await state(id), 'accepted');
  assert.notEqual(await current(), id);
  await press('u');
  assert.equal(await state(id), 'proposed');
  await press('r');
  assert.equal(await state(id), 'accepted');
});

test('x rejects, and undo brings the event back', async () => {
  await review();
  const id = await current();
  await press('x');
  assert.equal(await state(id), 'rejected');
  await press('u');
  assert.equal(await state(id), 'proposed');
});

test('e edits the field that is lit, Enter saves, Escape leaves it', async () => {
  await review();
  const id = await current();
  await page.focus('.field[data-field="killed"]');
  await page.keyboard.press('e');
  await page.keyboard.type('77');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.field input').count(), 0);
  await page.keyboard.press('e');
  await page.fill('.field input', '7..9');
  await press('Enter');
  const { events } = await ask(page, `/events.json?q=${id}`);
  assert.equal(events[0].killed_low, 7);
  assert.equal(await last(), 'edit');
  assert.match(await page.textContent('.field[data-field="killed"]'), /7\.\.9.*by a person/s);
});

test('a digit gives the field a value that another claim tells', async () => {
  await review();
  let tries = 0;
  while (await page.locator('[data-choose]').count() === 0 && tries++ < 30) await press('j');
  const field = page.locator('.field:has([data-choose])').first();
  const wanted = await field.locator('[data-choose]').first().textContent();
  const name = await field.getAttribute('data-field');
  await field.focus();
  await press('1');
  const value = await page.textContent(`.field[data-field="${name}"] .value`);
  assert.equal(value.trim(), wanted.trim());
});

test('f flags, c comments, and both stand with the event', async () => {
  await review();
  await press('f');
  assert.equal(await last(), 'flag');
  assert.match(await page.textContent('section.record'), /flagged/);
  await press('f');
  assert.equal(await last(), 'unflag');
  await page.keyboard.press('c');
  await page.fill('dialog input[name="text"]', 'look at the map again');
  await press('Enter');
  assert.match(await page.textContent('section.record'), /look at the map again/);
});

/** Selects the first words of a stretch of the text that nothing was read from. */
const select = () => page.evaluate(() => {
  const part = [...document.querySelectorAll('section.text span[data-at]')].find((each) => each.textContent.trim().length > 12);
  const range = document.createRange();
  range.setStart(part.firstChild, 0);
  range.setEnd(part.firstChild, part.firstChild.data.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return part.textContent.trim();
});

test('n makes an event of the selected words', async () => {
  await review();
  const total = (await ask(page, '/events.json')).total;
  const words = await select();
  await page.keyboard.press('n');
  await page.fill('dialog input[name="act"]', 'PROTEST');
  await press('Enter');
  assert.equal(await last(), 'add');
  assert.equal((await ask(page, '/events.json')).total, total + 1);
  const log = await ask(page, '/log.json');
  assert.ok(JSON.stringify(log.at(-1)).includes('PROTEST'), words);
});

test('w gives the selected words to the field, 0 marks a sentence as rightly uncoded', async () => {
  await review();
  await page.focus('.field[data-field="killed"]');
  await select();
  await page.keyboard.press('w');
  await page.fill('.field input', '3');
  await press('Enter');
  const edit = (await ask(page, '/log.json')).at(-1);
  assert.ok(edit.decision.words.quote.length > 0);
  await select();
  await press('0');
  assert.equal(await last(), 'uncoded');
});

test('s splits marked claims off, m merges them again', async () => {
  await review();
  let tries = 0;
  while (await page.locator('input[name="claim"]').count() < 2 && tries++ < 30) await press('j');
  const id = await current();
  const before = (await ask(page, '/events.json')).total;
  await page.check('input[name="claim"] >> nth=0');
  await press('s');
  assert.equal(await last(), 'split');
  assert.equal((await ask(page, '/events.json')).total, before + 1);
  const { events } = await ask(page, '/events.json?review=split-from|proposed&limit=5000');
  const [other] = events.filter((event) => event.event_id !== id && event.review === 'split-from');
  const kept = (await ask(page, `/events/${id}.json`)).event.event_id;
  await review(`?event=${kept}`);
  await page.keyboard.press('m');
  await page.fill('dialog input[name="from"]', (other ?? events[0]).event_id);
  await press('Enter');
  assert.equal(await last(), 'merge');
  assert.equal((await ask(page, '/events.json')).total, before);
});

test('many are accepted at once and taken back at once', async () => {
  await review();
  const accepted = async () => (await ask(page, '/events.json?review=accepted')).total;
  const before = await accepted();
  await page.click('details.bulk summary');
  await page.fill('#bulk input[name="sources"]', '1');
  await Promise.all([page.waitForEvent('load'), page.click('#bulk button')]);
  assert.ok(await accepted() > before);
  await page.goto(`${desk.origin}/review?review=accepted`);
  await page.waitForSelector('.review');
  await press('u');
  assert.equal(await accepted(), before);
});

test('space skips, ? shows the keys, / goes to search, g opens the map', async () => {
  await review();
  const id = await current();
  await page.evaluate(() => document.activeElement.blur());
  await press(' ');
  assert.notEqual(await current(), id);
  await page.keyboard.press('?');
  assert.ok(await page.isVisible('#keylist'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  const placed = (await ask(page, '/events.json')).events.find((event) => event.longitude !== null);
  await review(`?event=${placed.event_id}`);
  await press('g');
  assert.equal(new URL(page.url()).pathname, '/');
  await until(page, () => document.querySelector('.maplibregl-popup') !== null);
  assert.match(await page.textContent('#say'), new RegExp(placed.place));
});

test('what was decided outlives the desk, even one that is killed', async () => {
  const before = await actions();
  await desk.kill('SIGKILL');
  const path = `${process.env.WORK}/keys.gpkg`;
  desk = await serve(path, '--by', 'tester');
  ({ page, seen } = await open(desk));
  assert.deepEqual(await actions(), before);
  await review('?review=accepted|rejected|proposed');
  await press('u');
  assert.equal(await last(), 'undo');
});

test('the page asked nothing of any other machine and met no error', () => {
  assert.deepEqual(seen.foreign, []);
  assert.deepEqual(seen.errors, []);
});
