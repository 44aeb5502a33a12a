// Keys that a person may change; run with `node --test`.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { change, read, translate } from '../keys.js';

const KNOWN = ['a', 'x', ' ', '?'];

test('a changed key has the meaning of the old one, which then has none', () => {
  const changed = change({}, 'a', 'y', KNOWN);
  assert.equal(translate('y', changed), 'a');
  assert.equal(translate('a', changed), null);
  assert.equal(translate('x', changed), 'x');
});

test('two keys can change places, and each can come back', () => {
  let changed = change({}, 'a', 'y', KNOWN);
  changed = change(changed, 'x', 'a', KNOWN);
  assert.equal(translate('a', changed), 'x');
  assert.deepEqual(change({ a: 'y' }, 'a', 'a', KNOWN), {});
});

test('a key that has a meaning is not given a second', () => {
  assert.throws(() => change({}, 'a', 'x', KNOWN), /x has a meaning already/);
  assert.throws(() => change({}, 'a', 'Enter', KNOWN), /Enter cannot/);
  assert.deepEqual(change({}, 'a', 'a', KNOWN), {});
});

test('what was kept wrongly changes nothing', () => {
  for (const kept of [null, 'x', '[]', '{"z":"y"}', '{"a":7}', '{"a":""}', '{"a":"?"}', 'null']) {
    assert.deepEqual(read(kept, KNOWN), {}, String(kept));
  }
  assert.deepEqual(read('{"a":"y"}', KNOWN), { a: 'y' });
});
