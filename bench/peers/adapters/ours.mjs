// Page functions run inside the page: they must be self-contained.
export default {
  kind: 'form', base: process.env.OURS ?? 'http://127.0.0.1:8080', path: '/en/try',
  field: '#challenges', error: () => !!document.querySelector('#challenges-problem'),
  category: (i) => document.querySelectorAll('input[name="/actions"]')[i], longText: () => document.querySelector('textarea#results-capacity'),
  // the save bar sticks to the lower edge and may lie over what is to be clicked
  open: () => {
    const input = document.querySelector('#involved-members'), r = input.getBoundingClientRect();
    if (document.elementFromPoint(r.left + Math.min(r.width / 2, 40), r.top + r.height / 2) !== input) input.scrollIntoView({ block: 'center' });
    return input;
  },
  search: () => document.querySelector('#involved-members'),
  listOpen: () => !!document.querySelector('#involved-members-list:not([hidden]) > [role=option]'),
  // the list closes with each choice: undefined then, and the harness opens it again
  option: () => {
    const list = document.querySelector('#involved-members-list:not([hidden])');
    if (!list) return undefined;
    const box = list.getBoundingClientRect();
    const first = [...list.querySelectorAll('[role=option]')].find((e) => { const r = e.getBoundingClientRect(); return r.height && r.top >= box.top - 1 && r.bottom <= box.bottom + 1; });
    if (!first) return undefined;
    const r = first.getBoundingClientRect();
    if (first.contains(document.elementFromPoint(r.left + Math.min(r.width / 2, 40), r.top + r.height / 2))) return first;
    first.scrollIntoView({ block: 'center' });
    return undefined;
  },
  selectedCount: () => document.querySelector('#involved-members').closest('.field').querySelectorAll('li.combobox__item').length,
  submit: () => document.querySelector('button#check'), errorCount: () => document.querySelectorAll('.field__problem').length, minErrors: 4,
};
