// What a script adds to a page that reads without it: sorting and filtering the table, and the day of the map of control.
'use strict';
(() => {
  const table = document.querySelector('table.events');
  const rows = table ? [...table.tBodies[0].rows] : [];

  // A click on a head sorts by its column, a second one turns the order.
  const key = (row, at) => row.cells[at].dataset.key ?? row.cells[at].textContent.trim();
  const sort = (head, at) => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of head.parentNode.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const isNumber = head.classList.contains('n');
    const order = (a, b) => (isNumber ? key(a, at) - key(b, at) : key(a, at).localeCompare(key(b, at)));
    table.tBodies[0].append(...rows.sort((a, b) => (down ? -1 : 1) * order(a, b)));
  };
  for (const [at, head] of [...(table?.tHead.rows[0].cells ?? [])].entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => sort(head, at));
  }

  // The words of the filter, and the place of a disc that was clicked.
  const filter = document.getElementById('filter');
  const said = document.getElementById('filtered');
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      n += row.hidden ? 0 : 1;
    }
    said.textContent = words.length > 0 ? `${n} of ${rows.length}` : '';
  };
  if (filter) {
    filter.closest('.filter').hidden = false;
    filter.addEventListener('input', show);
  }

  // A drawing that is wider than the screen begins with what is on it.
  for (const box of document.querySelectorAll('.wide')) {
    const spots = [...box.querySelectorAll('.disc, #held .core')].map((spot) => spot.getBoundingClientRect());
    if (spots.length === 0 || box.scrollWidth <= box.clientWidth) continue;
    const [left, right] = [Math.min(...spots.map((spot) => spot.left)), Math.max(...spots.map((spot) => spot.right))];
    box.scrollLeft += (left + right) / 2 - box.getBoundingClientRect().left - box.clientWidth / 2;
  }

  // Each place says from which day on it stands how: `0:2:s: 31:-::f`.
  const range = document.getElementById('control-range');
  if (!range) return;
  const places = [...document.querySelectorAll('#held > g')].map((group) => ({
    field: group.children[0],
    ring: group.children[1],
    core: group.children[2],
    turns: group.dataset.turns.split(' ').map((turn) => {
      const [day, holder, surety, ring] = turn.split(':');
      return { day: Number(day), holder, surety, ring };
    }),
  }));
  const label = document.getElementById('control-day');
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const rings = { f: ' fought', b: ' besieged', d: ' contested' };
  const draw = () => {
    const at = Number(range.value);
    for (const { field, ring, core, turns } of places) {
      const now = turns.findLast((turn) => turn.day <= at) ?? { holder: '-', surety: '', ring: '' };
      const fill = now.holder === '-' ? 'none' : `${now.surety === 's' ? '' : 'unsure '}h${now.holder}`;
      field.setAttribute('class', `field ${fill}`);
      core.setAttribute('class', `core ${fill}`);
      ring.setAttribute('class', `ring${rings[now.ring] ?? ''}`);
    }
    const date = new Date(Date.parse(`${range.dataset.first}T00:00:00Z`) + at * 86400000);
    label.textContent = day.format(date);
    label.dateTime = date.toISOString().slice(0, 10);
    range.setAttribute('aria-valuetext', label.textContent);
  };
  range.addEventListener('input', draw);

  // Playing goes from change to change, so that nothing is waited for.
  const play = document.getElementById('control-play');
  const changes = [...new Set(places.flatMap(({ turns }) => turns.map((turn) => turn.day)))].sort((a, b) => a - b);
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = 'Play';
    play.setAttribute('aria-pressed', 'false');
  };
  play.addEventListener('click', () => {
    if (timer) return stop();
    if (Number(range.value) >= Number(range.max)) range.value = 0;
    play.textContent = 'Stop';
    play.setAttribute('aria-pressed', 'true');
    draw();
    timer = setInterval(() => {
      const next = changes.find((change) => change > Number(range.value)) ?? Number(range.max);
      range.value = next;
      draw();
      if (next >= Number(range.max)) stop();
    }, 600);
    return undefined;
  });
  document.getElementById('control-slider').hidden = false;
})();
