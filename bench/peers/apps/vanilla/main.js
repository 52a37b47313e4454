import { validate, EMPTY } from '#shared/form.mjs';
const $ = (s) => document.querySelector(s); const form = $('#form'); const d = EMPTY(); const touched = new Set(); let all = false;
const show = () => { const e = validate(d); for (const p of form.querySelectorAll('[data-err]')) { const k = p.dataset.err, m = all || touched.has(k) ? e[k] || '' : ''; if (p.textContent !== m) { p.textContent = m; form.elements[k]?.setAttribute?.('aria-invalid', m ? 'true' : 'false'); } } return e; };
form.addEventListener('input', (ev) => {
  const t = ev.target, k = t.name; if (!k) return;
  if (t.type === 'checkbox') { d[k] = [...form.querySelectorAll(`[name=${k}]:checked`)].map((x) => x.value); if (k === 'categories') for (const x of form.querySelectorAll('[data-cat]')) x.hidden = !d.categories.includes(x.dataset.cat); touched.add(k); } else { d[k] = t.value; if (t.type === 'radio') touched.add(k); }
  if (touched.has(k) || all) show();
});
form.addEventListener('focusout', (ev) => { const k = ev.target.name; if (k) { touched.add(k); show(); } });
form.addEventListener('submit', (ev) => { ev.preventDefault(); all = true; const e = show(); const k = Object.keys(e)[0]; if (k) (form.elements[k]?.focus ? form.elements[k] : $('#e-' + k)).scrollIntoView({ block: 'center' }); else alert('sent'); });
// members: windowed list, one pass over lower-cased labels per keystroke
const q = $('#msq'), ul = $('#mslist'), chips = $('#ms .chips'); let M = [], hits = []; const sel = new Map(); const H = 42;
const load = fetch('/data/members.json').then((r) => r.json()).then((a) => { M = a.map((m) => ({ ...m, k: m.label.toLowerCase() })); hits = M; });
const paint = () => { const a = Math.max(0, Math.floor(ul.scrollTop / H) - 3), b = Math.min(hits.length, a + 16); ul.innerHTML = `<li style="height:${a * H}px;padding:0" role="none"></li>`; for (let i = a; i < b; i++) { const li = document.createElement('li'); li.role = 'option'; li.dataset.v = hits[i].value; li.ariaSelected = sel.has(hits[i].value); li.textContent = hits[i].label; ul.append(li); } const e = document.createElement('li'); e.role = 'none'; e.style.cssText = `height:${(hits.length - b) * H}px;padding:0`; ul.append(e); };
const find = () => { const s = q.value.trim().toLowerCase(); hits = s ? M.filter((m) => m.k.includes(s)) : M; ul.scrollTop = 0; paint(); };
const open = async () => { await load; ul.hidden = false; q.ariaExpanded = 'true'; find(); };
q.addEventListener('focus', open); q.addEventListener('input', open); ul.addEventListener('scroll', paint, { passive: true });
const sync = () => { d.members = [...sel.keys()]; $('#nm').hidden = sel.size > 0; if (all) show(); };
ul.addEventListener('mousedown', (ev) => { ev.preventDefault(); const v = ev.target.dataset.v; if (!v) return; if (sel.has(v)) { sel.get(v).remove(); sel.delete(v); } else { const c = document.createElement('button'); c.type = 'button'; c.className = 'chip'; c.dataset.v = v; c.textContent = M.find((m) => m.value === v).label + ' ×'; chips.append(c); sel.set(v, c); } ev.target.ariaSelected = sel.has(v); sync(); });
chips.addEventListener('click', (ev) => { const v = ev.target.dataset.v; if (v) { sel.get(v).remove(); sel.delete(v); sync(); } });
document.addEventListener('pointerdown', (ev) => { if (!ev.target.closest('#ms')) { ul.hidden = true; q.ariaExpanded = 'false'; } });
