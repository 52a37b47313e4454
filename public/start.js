// Starts an entry: its glue and the words of the page's language together, then the module. Outside the page, so that the
// policy needs no inline script.
const tag = document.querySelector('script[data-wasm]');
const words = document.querySelector('link[data-words]');
const [glue, text] = await Promise.all([import(tag.dataset.js), fetch(words.href).then((answer) => answer.text())]);
globalThis.words = text;
await glue.default({ module_or_path: tag.dataset.wasm });
