// Starts the application: which of its two programs it is follows from the address. The program, the words of the language
// and, unless the page brings it, config.json come at the same time. Outside the page, so that the policy needs no inline
// script. What cannot be had is said in the page.
const LANGUAGES = ['en', 'fr', 'es'];
const built = document.querySelector('script[data-site]').dataset;
const starting = document.getElementById('starting');
const page = document.documentElement;

const below = location.pathname.startsWith(built.site) ? location.pathname.slice(built.site.length) : '';
const [first, second] = below.split('/');
if (LANGUAGES.includes(first)) page.lang = first;
else if (starting) {
  page.lang = best();
  if (first === '' || first === 'index.html') history.replaceState(null, '', `${built.site}${page.lang}/${location.search}${location.hash}`);
}
for (const said of document.querySelectorAll('#starting [data-key]')) said.hidden = said.lang !== page.lang;

/** The language that was chosen before, else the first of the browser's that there is. */
function best() {
  let chosen = null;
  try {
    chosen = localStorage.getItem('language');
  } catch {
    // storage is switched off: as the browser
  }
  return [chosen, ...navigator.languages.map((one) => one.slice(0, 2))].find((one) => LANGUAGES.includes(one)) ?? 'en';
}

// the language that was chosen is that of an address without one
addEventListener('click', ({ target }) => {
  const link = target.closest?.('#masthead a[hreflang]');
  try {
    if (link) localStorage.setItem('language', link.hreflang);
  } catch {
    // storage is switched off: as the browser
  }
}, true);

const given = read(document.getElementById('served').textContent);
// without sessions there is neither work nor a form to try
const isWork = (second === 'work' || second === 'try') && given.config?.session !== false;
// what plain trunk builds has one program only
const program = (isWork && built.workJs) || !built.appJs ? 'work' : 'app';

function read(json) {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}

/** A file of the build. A host that answers everything with the page says of a missing one that it is HTML. */
async function file(address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.headers.get('content-type')?.startsWith('text/html')) throw new Error(`${address} is missing (${answer.status})`);
  return answer;
}

async function compiled(address) {
  const answer = await file(address);
  // a host that does not know what a module is may call it anything
  const isNamed = answer.headers.get('content-type')?.startsWith('application/wasm');
  return isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** Text of config.json: without the file, or with another page in its place, the program says so and goes on. */
async function config() {
  const answer = await fetch(`${built.site}config.json`, { cache: 'no-cache' }).catch(() => null);
  return answer?.ok ? answer.text() : '';
}

// a word that is being composed and a button that is being pressed would be lost with what they stand on
let composing = false;
let pressed = -Infinity;
for (const [kind, deed] of [
  ['compositionstart', () => { composing = true; }],
  ['compositionend', () => { composing = false; }],
  ['pointerdown', () => { pressed = performance.now(); }],
  ['pointerup', () => { pressed = -Infinity; }],
  ['pointercancel', () => { pressed = -Infinity; }],
]) addEventListener(kind, deed, true);
// a scroll bar that is let go of tells nobody
const isBusy = () => composing || performance.now() - pressed < 2000;

function say(key) {
  starting?.remove();
  const trouble = document.getElementById('trouble');
  for (const said of trouble.querySelectorAll('[data-key]')) said.hidden = said.dataset.key !== key || said.lang !== page.lang;
  trouble.hidden = false;
}

try {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  const words = built[`words${page.lang[0].toUpperCase()}${page.lang[1]}`];
  const [glue, module, text, told] = await Promise.all([
    import(built[`${program}Js`]),
    compiled(built[`${program}Wasm`]),
    file(words).then((answer) => answer.text()),
    given.config ? '' : config(),
  ]);
  globalThis.words = text;
  globalThis.config = told;
  while (isBusy()) await new Promise((next) => { setTimeout(next, 20); });
  await glue.default({ module_or_path: module });
} catch (error) {
  console.error(error);
  // a served page is read without a program, and a program that broke has said so itself
  if ((starting || program === 'work') && !document.getElementById('broken')) say(typeof WebAssembly === 'object' ? 'start.failed' : 'start.old');
}
