// The list of Resolutions, from a server whose store holds the same rows (bench/README.md): one store, so one size in a run. No
// `?set=`: the rows are of the demonstration set, which a server with --demo shows by default.
// Ours looks in titles and codes for all words, accents folded. The harness types one word without accents, and no code
// ("DEMO-2024-Res-001") has a "w", so the hits are those of "title contains".
// Our list has no order by title: the harness chooses "latest", the year of the newest report, by its first letter in the
// focused select. Years are less work to compare than titles: not to be set beside the peers' sort.
// Page functions run inside the page: they must be self-contained.
export default {
  kind: 'dash', base: process.env.OURS ?? 'http://127.0.0.1:8080', path: '/en/resolutions', query: () => '',
  rows: () => document.querySelectorAll('#rows > li').length,
  search: () => document.querySelector('#search'),
  // "1,500 of 1,500 Resolutions on file"
  count: () => parseInt(document.querySelector('#count').textContent.replaceAll(',', ''), 10),
  sortTitle: () => document.querySelector('#sort'), sortKey: 'n',
  firstRow: () => document.querySelector('#rows > li .entry__title').textContent,
};
