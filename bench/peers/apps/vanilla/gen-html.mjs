// node apps/vanilla/gen-html.mjs : writes index.html (the form is static HTML, as a hand would write it)
import { writeFileSync } from 'node:fs'; import { TITLE, L, COMMISSIONS, CATEGORIES, STATUSES } from '#shared/form.mjs';
const err = (k) => `<p class="err" id="e-${k}" data-err="${k}"></p>`;
const ta = (k, label, req) => `<label class="q" for="${k}">${label}</label><textarea id="${k}" name="${k}" aria-describedby="e-${k}"${req ? ' aria-required="true"' : ''}></textarea>${err(k)}`;
const opts = (type, name, list) => list.map(([v, l]) => `<label class="o"><input type="${type}" name="${name}" value="${v}">${l}</label>`).join('');
const fs = (k, label, body) => `<fieldset id="f-${k}" aria-describedby="e-${k}"><legend>${label}</legend>${body}</fieldset>${err(k)}`;
const yn = [['yes', 'Yes'], ['no', 'No']];
writeFileSync(import.meta.dirname + '/index.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${TITLE}</title><link rel="stylesheet" href="/base.css"><script type="module" src="/main.js"></script></head><body><form id="form" novalidate><h1>${TITLE}</h1>
<h2>General information</h2><label class="q" for="msq">${L.members}</label><div class="ms" id="ms"><div class="chips"></div><input type="search" id="msq" role="combobox" aria-expanded="false" aria-controls="mslist" autocomplete="off" placeholder="Type to search"><ul id="mslist" role="listbox" aria-multiselectable="true" hidden></ul></div>
<div id="nm">${ta('noMember', L.noMember)}</div>${fs('commissions', L.commissions, opts('checkbox', 'commissions', COMMISSIONS))}${fs('secretariat', L.secretariat, opts('radio', 'secretariat', yn))}${ta('others', L.others)}
<h2>Implementation</h2>${fs('categories', L.categories, opts('checkbox', 'categories', CATEGORIES))}<h3>${L.results}</h3><div>${CATEGORIES.map(([c, l]) => `<div data-cat="${c}" hidden>${ta('result_' + c, l, 1)}</div>`).join('')}</div>${ta('challenges', L.challenges, 1)}
<h3>${L.future}</h3><div>${CATEGORIES.map(([c, l]) => `<div data-cat="${c}" hidden>${ta('future_' + c, l)}</div>`).join('')}</div>${fs('planned', L.planned, opts('radio', 'planned', yn))}
<h2>Status of implementation</h2>${fs('status', L.status, opts('radio', 'status', STATUSES))}<h2>Additional information</h2>${ta('additional', L.additional)}<p><button type="submit" id="send">Submit</button></p></form></body></html>`);
