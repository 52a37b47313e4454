// node harness/run.mjs --apps ours,vanilla,solid --phase load|interact|all --runs 7 --out raw.jsonl [--pick-ms 40000] [--max-minutes 15] [--cpu 4] [--sizes 1500] [--shots dir]
// One fresh Chromium (fresh profile) per app per run; apps are interleaved inside each round and the order rotates.
import puppeteer from 'puppeteer-core'; import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, readdirSync, readFileSync } from 'node:fs'; import { tmpdir } from 'node:os'; import { join, dirname, resolve, delimiter } from 'node:path'; import { serve } from '../server.mjs';
const arg = (k, d) => { const i = process.argv.indexOf('--' + k); return i < 0 ? d : process.argv[i + 1]; };
const here = resolve(import.meta.dirname, '..'); const root = resolve(arg('root', join(here, 'dist'))), out = arg('out', join(here, 'results.jsonl')), runs = +arg('runs', 7), maxMin = +arg('max-minutes', 1e9), shots = arg('shots', '');
const names = arg('apps', readdirSync(join(here, 'adapters')).filter((f) => f.endsWith('.mjs') && !f.startsWith('_')).map((f) => f.slice(0, -4)).join(',')).split(',');
const pickMs = +arg('pick-ms', 40000), phase = arg('phase', 'all'), sizes = arg('sizes', '1500').split(',').map(Number);
const chromium = process.env.CHROMIUM ?? process.env.PATH.split(delimiter).map((d) => join(d, 'chromium')).find((f) => existsSync(f));
if (!chromium) { console.error('No chromium on PATH. Name the program in CHROMIUM.'); process.exit(1); }
const CPU = +arg('cpu', 4), NET = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (750e3 / 8), connectionType: 'cellular4g' }, FREE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const srv = await serve(root); mkdirSync(dirname(resolve(out)), { recursive: true }); if (shots) mkdirSync(shots, { recursive: true });
const sleep = (ms) => new Promise((r) => setTimeout(r, ms)); const T0 = Date.now();
const lib = (a) => { const fns = Object.entries(a).filter(([, v]) => typeof v === 'function').map(([k, v]) => `${JSON.stringify(k)}:(${/^(async\s+)?(function|\(|[\w$]+\s*=>)/.test(v.toString()) ? v : 'function ' + v})`).join(','); return `(()=>{const A=window.__a={${fns}};A.fieldSel=${JSON.stringify(a.field || '')};A.probe=${JSON.stringify(a.probe || '')};
const M=window.__m={fcp:0,lcp:0,cls:[],lt:[],ev:[],keys:[]};const ob=(t,f,o={})=>{try{new PerformanceObserver(l=>l.getEntries().forEach(f)).observe({type:t,buffered:true,...o})}catch{}};
ob('paint',e=>{if(e.name==='first-contentful-paint')M.fcp=e.startTime});ob('largest-contentful-paint',e=>M.lcp=e.startTime);ob('layout-shift',e=>{if(!e.hadRecentInput)M.cls.push([e.startTime,e.value])});ob('longtask',e=>M.lt.push([e.startTime,e.duration]));ob('event',e=>M.ev.push([e.name,e.duration]),{durationThreshold:16});
const ch=new MessageChannel(),q=[];ch.port1.onmessage=()=>q.shift()();const after=window.__after=f=>requestAnimationFrame(()=>{q.push(f);ch.port2.postMessage(0)});
let t0=0;window.__arm=()=>{t0=0};for(const t of['pointerdown','keydown'])window.addEventListener(t,e=>{if(!t0)t0=e.timeStamp;if(t==='keydown'){const s=e.timeStamp;after(()=>M.keys.push(performance.now()-s))}},true);
window.__until=(cond,limit=15000)=>new Promise(r=>{const st=performance.now();const go=()=>{let ok=false;try{ok=cond()}catch{}if(ok)after(()=>r(performance.now()-(t0||st)));else if(performance.now()-st>limit)r(null);else requestAnimationFrame(go)};go()});
window.__act=(name,i,cond)=>{const s=performance.now();t0=s;A[name](i).click();return window.__until(cond)};
window.__pt=(name,i)=>{const e=A[name](i);if(!e)return null;let r=e.getBoundingClientRect();if(r.top<0||r.bottom>innerHeight){e.scrollIntoView({block:'center'});r=e.getBoundingClientRect()}return[r.left+Math.min(r.width/2,40),r.top+r.height/2]};
if(window.__probe&&A.fieldSel){let n=0;const set=(e,v)=>{const d=Object.getOwnPropertyDescriptor(Object.getPrototypeOf(e),'value');d.set.call(e,v)};const go=()=>{const e=document.querySelector(A.fieldSel);if(e&&e.offsetHeight){M.field??=performance.now();e.focus({preventScroll:true});set(e,(A.probe||'[OP')+'x'.repeat(n++%3));e.dispatchEvent(new InputEvent('input',{bubbles:true,data:'a',inputType:'insertText'}));e.dispatchEvent(new Event('change',{bubbles:true}));e.blur();after(()=>{let ok=false;try{ok=A.error()}catch{}if(ok)M.ready=performance.now();else setTimeout(go,40)})}else setTimeout(go,20)};setTimeout(go,0)}
if(A.rows){const go=()=>{let n=0;try{n=A.rows()}catch{}if(n>0)after(()=>M.rows=performance.now());else requestAnimationFrame(go)};requestAnimationFrame(go)}
for(const n of['instantiate','instantiateStreaming']){const f=WebAssembly[n];WebAssembly[n]=async(...x)=>{const r=await f.apply(WebAssembly,x);window.__memory=(r.instance||r).exports.memory;return r}}
})()`; };
async function session(a, fn) {
  const dir = mkdtempSync(join(tmpdir(), 'peer-'));
  const b = await puppeteer.launch({ executablePath: chromium, headless: true, userDataDir: dir, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--js-flags=--expose-gc'], protocolTimeout: 120000 });
  try {
    const page = (await b.pages())[0] || (await b.newPage()); const cdp = await page.createCDPSession();
    await cdp.send('Network.enable'); await cdp.send('Performance.enable'); await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await page.emulate({ viewport: { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true }, userAgent: (await b.userAgent()).replace('Headless', '') });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    const net = { reqs: 0, total: 0, js: 0, wasm: 0, inflight: new Set(), last: Date.now(), kind: {} }; 
    cdp.on('Network.requestWillBeSent', (e) => { if (e.request.url.startsWith('data:') || e.request.url.startsWith('blob:')) return; net.reqs++; net.inflight.add(e.requestId); net.last = Date.now(); });
    cdp.on('Network.responseReceived', (e) => { net.kind[e.requestId] = e.response.mimeType + ' ' + e.response.url; });
    const fin = (e) => { if (!net.inflight.delete(e.requestId)) return; net.last = Date.now(); const n = e.encodedDataLength || 0, k = net.kind[e.requestId] || ''; net.total += n; if (/javascript/.test(k)) net.js += n; if (/wasm/.test(k)) net.wasm += n; };
    cdp.on('Network.loadingFinished', fin); cdp.on('Network.loadingFailed', fin); page.on('dialog', (d) => d.dismiss().catch(() => {}));
    const errs = []; page.on('pageerror', (e) => errs.push(String(e).slice(0, 200)));
    const quiet = async (ms, limit = 60000) => { const t = Date.now(); while (Date.now() - t < limit && (net.inflight.size || Date.now() - net.last < ms)) await sleep(50); };
    const r = await fn({ page, cdp, net, quiet, b, errs }); if (errs.length) r.pageErrors = [...new Set(errs)]; return r;
  } finally { await b.close().catch(() => {}); rmSync(dir, { recursive: true, force: true }); }
}
const url = (a, q = '') => (a.base || `http://127.0.0.1:${srv.port}`) + (a.path || `/${a.name}/`) + q;
// the browser does not count the memory of a module as a buffer
const heap = async (cdp) => { await cdp.send('HeapProfiler.collectGarbage'); const h = await cdp.send('Runtime.getHeapUsage'), wasm = await cdp.send('Runtime.evaluate', { expression: 'window.__memory?.buffer.byteLength ?? 0' }); return { usedMB: h.usedSize / 1e6, backingMB: ((h.backingStorageSize || 0) + wasm.result.value) / 1e6 }; };
const click = async (cdp, [x, y]) => { const m = (type, extra) => cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1, ...extra }); await m('mousePressed', { buttons: 1 }); await m('mouseReleased', { buttons: 0 }); };
const key = async (cdp, c) => { const base = c === 'Backspace' ? { key: c, code: c, windowsVirtualKeyCode: 8 } : { key: c, text: c, unmodifiedText: c, windowsVirtualKeyCode: c.toUpperCase().charCodeAt(0) }; await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...base }); cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...base }).catch(() => {}); };
const waitKey = (page, n) => page.evaluate((k) => new Promise((r) => { const t = performance.now(); const go = () => (window.__m.keys.length >= k || performance.now() - t > 8000 ? r() : setTimeout(go, 4)); go(); }), n);
// asked over the protocol: puppeteer's waitForFunction makes its function with eval in the page, which a policy such as ours forbids
const until = async (page, expression, limit, every) => { const t = Date.now(); while (!(await page.evaluate(expression))) { if (Date.now() - t > limit) throw new Error('waited in vain for ' + expression); await sleep(every); } };
const shown = 'Boolean(window.__a && document.querySelector(window.__a.fieldSel)?.offsetHeight)';
async function load(a, s, o, q = '', slow = true) {
  const { page, cdp, quiet } = s; await cdp.send('Network.emulateNetworkConditions', slow ? NET : FREE);
  s.script = (await page.evaluateOnNewDocument(`window.__probe=${a.kind === 'form'};` + lib(a))).identifier; await page.goto(url(a, q), { waitUntil: 'load', timeout: 90000 });
  await until(page, a.kind === 'form' ? 'window.__m.ready > 0' : 'window.__m.rows > 0', 40000, 100).catch(() => { o.notReady = true; }); await quiet(1000); await sleep(300);
  const m = await page.evaluate(() => window.__m); const shift = m.cls.filter(([t]) => !(m.ready && t > m.ready - 60 && t < m.ready + 400)).reduce((x, [, v]) => x + v, 0);
  Object.assign(o, { fcp: m.fcp, lcp: m.lcp, field: m.field, interactive: m.ready, rows: m.rows, tbt: m.lt.filter(([t, d]) => t + d > m.fcp).reduce((x, [, d]) => x + Math.max(0, d - 50), 0), cls: shift, total: s.net.total, js: s.net.js + s.net.wasm, reqs: s.net.reqs });
  await cdp.send('Network.emulateNetworkConditions', FREE);
}
const WORDS = 'IFAW and partners convened a workshop on wildlife cybercrime to explore trends and gaps in policy across regions, and trained staff in the field to detect online trade of species and report it well now. [OP2; OP4.b] ';
async function validateAll(a, s, o) {
    const { page } = s;
    // whole-form validation on a fresh copy of the page, without the probe, which would fill a field
    await page.removeScriptToEvaluateOnNewDocument(s.script); s.net.last = Date.now(); await page.goto('about:blank'); await page.evaluateOnNewDocument('window.__probe=false;' + lib(a)); await page.goto(url(a), { waitUntil: 'load' }); await until(page, shown, 30000, 50); await s.quiet(600); await sleep(500);
    o.validate = await page.evaluate((min) => window.__act('submit', 0, () => window.__a.errorCount() >= min), a.minErrors || 5); o.errors = await page.evaluate(() => window.__a.errorCount()); if (shots) await page.screenshot({ path: join(shots, a.name + '-5.png') });
    return o;
}
async function form(a, o) {
  await session(a, async (s) => {
    const { page, cdp } = s; if (phase === 'interact') { await cdp.send('Network.emulateNetworkConditions', FREE); await page.evaluateOnNewDocument('window.__probe=false;' + lib(a)); await page.goto(url(a), { waitUntil: 'load' }); await until(page, shown, 30000, 50); await s.quiet(600); await sleep(300); } else await load(a, s, o);
    if (shots) await page.screenshot({ path: join(shots, a.name + '-1.png') }); if (phase === 'load') return validateAll(a, s, o);
    for (let i = 0; i < 6; i++) { await page.evaluate((k) => window.__a.category(k).click(), i); await sleep(60); } await sleep(400);
    const txt = WORDS.slice(0, 200); const p = await page.evaluate(() => { const e = window.__a.longText(); e.scrollIntoView({ block: 'center' }); e.focus({ preventScroll: true }); window.__m.keys.length = 0; window.__m.ev.length = 0; return !!e; }); if (!p) throw new Error('no long text'); await sleep(200);
    for (let i = 0; i < txt.length; i++) { await key(cdp, txt[i]); await waitKey(page, i + 1); }
    const k = await page.evaluate(() => ({ keys: window.__m.keys.slice(), v: window.__a.longText().value.length, ev: window.__m.ev.filter((e) => e[0] === 'keydown' || e[0] === 'keypress').map((e) => e[1]) })); o.keys = k.keys.map((x) => +x.toFixed(1)); o.typed = k.v; o.evMax = Math.max(0, ...k.ev); if (shots) await page.screenshot({ path: join(shots, a.name + '-2.png') });
    // members
    await page.evaluate(() => document.activeElement.blur()); await page.evaluate(() => window.__a.open().scrollIntoView({ block: 'start' })); await page.evaluate(() => scrollBy(0, -60)); await sleep(200);
    await page.evaluate('__arm()'); let w = page.evaluate(() => window.__until(() => window.__a.listOpen())); await click(cdp, await page.evaluate(() => window.__pt('open'))); o.open = await w; await sleep(300);
    await page.evaluate(() => { window.__a.search().focus({ preventScroll: true }); window.__m.keys.length = 0; }); let n = 0; for (const c of a.filterText || 'wild') { await key(cdp, c); await waitKey(page, ++n); await sleep(60); } o.filterKeys = await page.evaluate(() => window.__m.keys.map((x) => +x.toFixed(1))); await sleep(500); if (shots) await page.screenshot({ path: join(shots, a.name + '-3.png') });
    o.picks = []; const tp = Date.now(); for (let i = 0; i < 50; i++) {
      let pt = null; for (let t = 0; t < 20 && !pt; t++) { pt = await page.evaluate((k2) => window.__pt('option', k2), i); if (!pt) { await sleep(50); if (t === 10 && !(await page.evaluate(() => { try { return window.__a.listOpen(); } catch { return false; } }))) { await click(cdp, await page.evaluate(() => window.__pt('open'))); await sleep(700); } } } if (!pt) { o.pickStop = i; break; }
      await page.evaluate('__arm()'); w = page.evaluate((k2) => window.__until(() => window.__a.selectedCount() > k2, 5000), o.picks.length); await click(cdp, pt); const d = await w; if (d == null) { o.pickFail = (o.pickFail || 0) + 1; if (o.pickFail > 2) break; continue; } if (Date.now() - tp > pickMs) { o.pickTimeout = i; break; } o.picks.push(+d.toFixed(1));
    }
    if (shots) await page.screenshot({ path: join(shots, a.name + '-4.png') });
    o.heap = await heap(cdp); o.dom = await page.evaluate(() => document.querySelectorAll('*').length);
    if (phase !== 'interact') await validateAll(a, s, o);
    return o;
  });
}
const counts = {}; const expected = (N, q) => { counts[N] ??= JSON.parse(readFileSync(join(root, `data/resolutions-${N}.json`))).map((r) => r.title.toLowerCase()); return counts[N].filter((t) => t.includes(q)).length; };
async function dash(a, o) {
  for (const N of sizes) {
    const p = (o['n' + N] = {});
    await session(a, async (s) => {
      const { page, cdp } = s; await load(a, s, p, a.query ? a.query(N) : `?n=${N}`, N === 1500);
      // the first key on the network of the load: who fetches the rows only now waits for them
      if (N === 1500) await cdp.send('Network.emulateNetworkConditions', NET);
      await page.evaluate(() => window.__a.search().focus()); for (const c of a.prefix || '') { await key(cdp, c); await sleep(30); } await page.evaluate(() => { window.__m.keys.length = 0; }); await sleep(200); p.settle = []; let q = '', n = 0, e = 0;
      // a key that changes no count would be answered before it is typed: only its paint counts
      for (const c of [...'wetland', ...Array(7).fill('Backspace')]) { q = c === 'Backspace' ? q.slice(0, -1) : q + c; const was = e; e = expected(N, q); await page.evaluate('__arm()'); const w = page.evaluate((x) => window.__until(() => window.__a.count() === x, 6000), e); await key(cdp, c); const d = await w; if (d == null) p.miss = (p.miss || 0) + 1; else if (n === 0) p.first = d; else if (e !== was) p.settle.push(+d.toFixed(1)); await waitKey(page, ++n); await sleep(80); if (n === 1) { await s.quiet(300); await cdp.send('Network.emulateNetworkConditions', FREE); } }
      p.later = s.net.total - p.total;
      p.keys = await page.evaluate(() => window.__m.keys.map((x) => +x.toFixed(1))); const pt = await page.evaluate(() => window.__pt('sortTitle')); if (a.sortKey) await page.evaluate(() => window.__a.sortTitle().focus()); const before = await page.evaluate(() => window.__a.firstRow()); await page.evaluate('__arm()'); const w = page.evaluate((b) => window.__until(() => window.__a.firstRow() !== b, 6000), before); await (a.sortKey ? key(cdp, a.sortKey) : click(cdp, pt)); p.sort = await w; p.heap = await heap(cdp); if (shots) await page.screenshot({ path: join(shots, `${a.name}-${N}.png`) }); return p;
    });
  }
}
const adapters = []; for (const n of names) adapters.push({ name: n, ...(await import(join(here, 'adapters', n + '.mjs'))).default });
for (let r = 0; r < runs; r++) {
  if ((Date.now() - T0) / 6e4 > maxMin) { console.log('time budget reached after', r, 'rounds'); break; }
  for (let j = 0; j < adapters.length; j++) {
    const a = adapters[(j + r) % adapters.length], o = { app: a.name, kind: a.kind, run: r, at: new Date().toISOString() }, t = Date.now();
    try { await (a.kind === 'form' ? form : dash)(a, o); } catch (e) { o.fail = String(e.stack || e).slice(0, 300); }
    o.wall = Date.now() - t; appendFileSync(out, JSON.stringify(o) + '\n'); console.log(r, a.name, o.wall + 'ms', o.fail || '', o.kind === 'form' ? `ready ${o.interactive | 0} typed ${o.typed} picks ${o.picks?.length} val ${o.validate | 0}/${o.errors} ${(o.pageErrors || []).join('|')}` : `rows ${o.n1500?.rows | 0}/${o.n50000?.rows | 0} miss ${o.n1500?.miss | 0}/${o.n50000?.miss | 0}`);
  }
}
srv.close(); process.exit(0);
