import '#shared/base.css';
import { render } from 'solid-js/web'; import { createSignal, createMemo, For, Show, onMount } from 'solid-js'; import { createStore } from 'solid-js/store';
import { TITLE, L, COMMISSIONS, CATEGORIES, STATUSES, EMPTY, validate } from '#shared/form.mjs';
const YN = [['yes', 'Yes'], ['no', 'No']]; const H = 42;
function App() {
  const [d, set] = createStore(EMPTY()); const [touched, touch] = createStore({}); const [all, setAll] = createSignal(false);
  const errors = createMemo(() => validate(d)); const err = (k) => (all() || touched[k] ? errors()[k] || '' : '');
  const Err = (p) => <p class="err">{err(p.k)}</p>;
  const Text = (p) => <div><label class="q" for={p.k}>{p.label}</label><textarea id={p.k} value={d[p.k]} aria-invalid={!!err(p.k)} onInput={(e) => set(p.k, e.target.value)} onBlur={() => touch(p.k, true)} /><Err k={p.k} /></div>;
  const Group = (p) => <fieldset><legend>{p.label}</legend><For each={p.list}>{([v, l]) => <label class="o"><input type={p.type} name={p.k} value={v} onChange={(e) => { touch(p.k, true); p.type === 'radio' ? set(p.k, v) : set(p.k, (a) => (e.target.checked ? [...a, v] : a.filter((x) => x !== v))); }} />{l}</label>}</For><Err k={p.k} /></fieldset>;
  const Members = () => {
    const [M, setM] = createSignal([]); const [q, setQ] = createSignal(''); const [open, setOpen] = createSignal(false); const [top, setTop] = createSignal(0);
    onMount(() => fetch('/data/members.json').then((r) => r.json()).then((a) => setM(a.map((m) => ({ ...m, k: m.label.toLowerCase() })))));
    const hits = createMemo(() => { const s = q().trim().toLowerCase(); return s ? M().filter((m) => m.k.includes(s)) : M(); });
    const win = createMemo(() => { const a = Math.max(0, Math.floor(top() / H) - 3); return { a, items: hits().slice(a, a + 16) }; });
    const byId = createMemo(() => new Map(M().map((m) => [m.value, m.label]))); const sel = createMemo(() => new Set(d.members));
    const toggle = (v) => set('members', (a) => (a.includes(v) ? a.filter((x) => x !== v) : [...a, v]));
    document.addEventListener('pointerdown', (e) => { if (!e.target.closest('.ms')) setOpen(false); });
    return <div class="ms"><div class="chips"><For each={d.members}>{(v) => <button type="button" class="chip" onClick={() => toggle(v)}>{byId().get(v)} ×</button>}</For></div><input type="search" id="msq" role="combobox" placeholder="Type to search" autocomplete="off" aria-expanded={open()} onFocus={() => setOpen(true)} onInput={(e) => { setQ(e.target.value); setTop(0); }} />
      <Show when={open()}><ul role="listbox" aria-multiselectable="true" onScroll={(e) => setTop(e.target.scrollTop)}><li role="none" style={{ height: win().a * H + 'px', padding: 0 }} /><For each={win().items}>{(m) => <li role="option" aria-selected={sel().has(m.value)} onMouseDown={(e) => { e.preventDefault(); toggle(m.value); }}>{m.label}</li>}</For><li role="none" style={{ height: Math.max(0, hits().length - win().a - 16) * H + 'px', padding: 0 }} /></ul></Show></div>;
  };
  const submit = (e) => { e.preventDefault(); setAll(true); const k = Object.keys(errors())[0]; if (k) document.querySelector('.err:not(:empty)')?.scrollIntoView({ block: 'center' }); else alert('sent'); };
  const on = (c) => d.categories.includes(c);
  return <form onSubmit={submit} novalidate><h1>{TITLE}</h1><h2>General information</h2><label class="q" for="msq">{L.members}</label><Members /><Show when={!d.members.length}><Text k="noMember" label={L.noMember} /></Show>
    <Group k="commissions" type="checkbox" label={L.commissions} list={COMMISSIONS} /><Group k="secretariat" type="radio" label={L.secretariat} list={YN} /><Text k="others" label={L.others} />
    <h2>Implementation</h2><Group k="categories" type="checkbox" label={L.categories} list={CATEGORIES} /><h3>{L.results}</h3><For each={CATEGORIES}>{([c, l]) => <Show when={on(c)}><Text k={'result_' + c} label={l} /></Show>}</For><Text k="challenges" label={L.challenges} />
    <h3>{L.future}</h3><For each={CATEGORIES}>{([c, l]) => <Show when={on(c)}><Text k={'future_' + c} label={l} /></Show>}</For><Group k="planned" type="radio" label={L.planned} list={YN} /><h2>Status of implementation</h2><Group k="status" type="radio" label={L.status} list={STATUSES} /><h2>Additional information</h2><Text k="additional" label={L.additional} /><p><button type="submit" id="send">Submit</button></p></form>;
}
render(() => <App />, document.getElementById('root'));
