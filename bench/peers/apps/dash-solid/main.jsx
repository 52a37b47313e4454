import '#shared/dash.css';
import { render } from 'solid-js/web'; import { createSignal, createMemo, Index, For, batch } from 'solid-js'; import { CATEGORIES, STATUSES } from '#shared/form.mjs';
const N = new URLSearchParams(location.search).get('n') || 1500, H = 36; const data = fetch(`/data/resolutions-${N}.json`).then((r) => r.json());
function App() {
  const [all, setAll] = createSignal([]); const [q, setQ] = createSignal(''), [st, setSt] = createSignal(''), [cg, setCg] = createSignal(''), [ca, setCa] = createSignal(''), [sort, setSort] = createSignal(['', 1]), [top, setTop] = createSignal(0); let vp;
  data.then((d) => { for (const x of d) x.k = x.title.toLowerCase(); setAll(d); });
  const view = createMemo(() => { const s = q().trim().toLowerCase(), a = st(), b = cg(), c = ca(), [k, dir] = sort(); const v = all().filter((x) => (!s || x.k.includes(s)) && (!a || x.status === a) && (!b || x.congress === b) && (!c || x.categories.includes(c))); if (k) v.sort((x, y) => (x[k] < y[k] ? -dir : x[k] > y[k] ? dir : 0)); return v; });
  const counts = createMemo(() => { const m = {}; for (const x of view()) m[x.status] = (m[x.status] || 0) + 1; return m; }); const max = createMemo(() => Math.max(1, ...Object.values(counts())));
  const first = createMemo(() => Math.max(0, Math.floor(top() / H) - 4)); const win = createMemo(() => view().slice(first(), first() + 22));
  const go = (f) => (e) => batch(() => { f(e.target.value); setTop(0); vp.scrollTop = 0; });
  const Sel = (p) => <select aria-label={p.label} onInput={go(p.set)}><option value="">{p.label}</option><For each={p.list}>{([k, l]) => <option value={k}>{l}</option>}</For></select>;
  return <main><h1>Resolutions</h1><div class="f"><input id="q" type="search" placeholder="Filter by title" onInput={go(setQ)} /><Sel label="Status" set={setSt} list={STATUSES} /><Sel label="Congress" set={setCg} list={['WCC 2008', 'WCC 2012', 'WCC 2016', 'WCC 2020', 'WCC 2025'].map((c) => [c, c])} /><Sel label="Category" set={setCa} list={CATEGORIES} /></div>
    <p id="count">{view().length} of {all().length}</p><div class="chart bars"><For each={STATUSES}>{([k]) => <div><span>{k}</span><b><i style={{ width: (100 * (counts()[k] || 0)) / max() + '%' }} /></b><span>{counts()[k] || 0}</span></div>}</For></div>
    <div class="vp" ref={vp} onScroll={(e) => setTop(e.target.scrollTop)}><div class="hd"><For each={['number', 'title', 'congress', 'status', 'categories', 'updated']}>{(c) => <button data-col={c} onClick={() => setSort(([k, d]) => (k === c ? [c, -d] : [c, 1]))}>{c}</button>}</For></div><div style={{ height: view().length * H + 'px', position: 'relative' }}><Index each={win()}>{(x, i) => <div class="r" style={{ transform: `translateY(${(first() + i) * H}px)` }}><span>{x().number}</span><span>{x().title}</span><span>{x().congress}</span><span>{x().status}</span><span>{x().categories.join(', ')}</span><span>{x().updated}</span></div>}</Index></div></div></main>;
}
render(() => <App />, document.getElementById('root'));
