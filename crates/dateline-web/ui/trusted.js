// What may become markup or a script address on a page of ours: the browser refuses every string that passed no policy.
//
// Nothing on our pages is made of strings but two things: the renderer of the map writes its line of attribution and
// starts its worker, and a page of the server is read to take its lists. The first go through the policy that holds where
// no other is named, and of the line only the text is left.

const WORKER = new URL('./maplibre-gl-worker.mjs', import.meta.url).href;

/** The text of a piece of markup: tags are taken away. */
export const untagged = (markup) => String(markup).replace(/<[^>]*>?/g, '');

const policies = globalThis.trustedTypes;

policies?.createPolicy('default', {
  createHTML: untagged,
  createScriptURL: (address) => {
    if (new URL(address, location.href).href !== WORKER) throw new TypeError('a script of another address');
    return address;
  },
});

const ours = policies?.createPolicy('dateline', { createHTML: (page) => page });

/** A page that our own server drew, as a document that shows nothing and runs nothing. */
export function pageOf(text) {
  return new DOMParser().parseFromString(ours ? ours.createHTML(text) : text, 'text/html');
}
