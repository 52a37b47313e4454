// The frame's side of rw/1 (docs/embedding.md): says how high the document is, and hears the theme of the host. WordPress's own message is
// spoken too: it is told by a secret in the address.
(() => {
  if (parent === window) return;
  const root = document.documentElement, own = root.dataset.theme || document.body.className.includes('theme-');
  const secret = (/secret=([a-z0-9]+)/i.exec(location.hash) || [])[1];
  let last = 0;
  const say = () => {
    if (!innerWidth) return;
    last = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ rw: 1, type: 'size', h: last }, '*');
    if (secret) parent.postMessage({ message: 'height', value: last, secret }, '*');
  };
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data) return;
    if (data.message === 'ready' && data.secret === secret) say();
    if (data.rw !== 1 || data.type !== 'hello') return;
    if (!own && ['light', 'dark', 'auto'].includes(data.theme)) root.dataset.theme = data.theme;
    say();
  });
  // WordPress lets no frame open a link; it goes there itself, if the person is in the frame
  addEventListener('click', (event) => {
    const link = secret && event.target.closest('a[href]');
    if (!link) return;
    event.preventDefault();
    parent.postMessage({ message: 'link', value: link.href, secret }, '*');
  });
  new ResizeObserver(() => {
    if (Math.ceil(document.body.getBoundingClientRect().height) !== last) say();
  }).observe(document.body);
  parent.postMessage({ rw: 1, type: 'ready' }, '*');
  addEventListener('load', say);
})();
