// The host's side of rw/1 (docs/embedding.md): frames of ours grow with what stands in them. Asks for nothing, keeps nothing, writes a
// height and nothing else.
(() => {
  const once = Symbol.for('resolution-progress.loader');
  if (window[once] || !document.currentScript) return;
  window[once] = true;
  const origin = new URL(document.currentScript.src).origin, begins = origin + '/e/v1/';
  const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(begins));
  const heard = new WeakSet(), past = new WeakMap(), wanted = new Map();
  const theme = () => document.documentElement.dataset.theme || 'auto';
  const hello = (frame) => frame.contentWindow && frame.contentWindow.postMessage({ rw: 1, type: 'hello', theme: theme() }, '*');
  const isOurs = (frame, from) => from === origin || (from === 'null' && frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin'));
  // a frame whose height depends on the height that it is given would grow for ever: at one width it is left alone after twenty changes in
  // two seconds
  const mayChange = (frame, now) => {
    let own = past.get(frame);
    if (!own || own.width !== frame.clientWidth) past.set(frame, (own = { width: frame.clientWidth, changes: [], frozen: false }));
    own.changes = own.changes.filter((at) => now - at < 2000);
    own.frozen ||= own.changes.length >= 20;
    if (!own.frozen) own.changes.push(now);
    return !own.frozen;
  };
  const apply = () => {
    const now = performance.now();
    for (const [frame, height] of wanted) {
      if (Math.abs(frame.clientHeight - height) <= 1 || !mayChange(frame, now)) continue;
      const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = height + border + 'px';
    }
    wanted.clear();
  };
  addEventListener('message', ({ source, origin: from, data }) => {
    if (!data || data.rw !== 1) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame || !isOurs(frame, from)) return;
    if (data.type === 'ready') hello(frame);
    if (data.type !== 'size' || !Number.isInteger(data.h)) return;
    heard.add(frame);
    if (!wanted.size) requestAnimationFrame(apply);
    wanted.set(frame, Math.min(4000, Math.max(80, data.h)));
  });
  const ask = (wait) => {
    const silent = frames().filter((frame) => !heard.has(frame));
    silent.forEach(hello);
    if (wait < 30000) setTimeout(ask, wait, wait * 2);
  };
  ask(500);
  // frames that come later
  addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && target.src.startsWith(begins) && hello(target), true);
  new MutationObserver(() => frames().forEach(hello)).observe(document.documentElement, { attributeFilter: ['data-theme'] });
})();
