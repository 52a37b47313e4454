// node bench/peers/demo.mjs DIR : a copy of the repo's demo/ at DIR whose demonstration set knows 1,400 Members more, so that
// our form offers as many as the peers' does. Run it where it lies in the repo; DIR must not be there yet.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { members } from './data/gen.mjs';

const COUNTRIES = ['BE', 'FR', 'IN', 'KE', 'PL', 'NA', 'CR', 'NP', 'CA', 'VN'];
const from = join(import.meta.dirname, '../../demo');
const to = process.argv[2];
if (!to || existsSync(to)) {
  console.error(to ? `${to} is there already. Name a new folder.` : 'Usage: node bench/peers/demo.mjs DIR');
  process.exit(1);
}
if (!existsSync(join(from, 'demo/constituents.json'))) {
  console.error(`${from} is no demo folder. Run this script where it lies in the repo.`);
  process.exit(1);
}
cpSync(from, to, { recursive: true });
const file = join(to, 'demo/constituents.json');
const known = JSON.parse(readFileSync(file, 'utf8'));
const more = members().map(({ name, acronym }, at) => ({
  id: `m-b-${String(at + 1).padStart(4, '0')}`,
  kind: 'member',
  name: `${name} (example)`,
  acronym,
  country: COUNTRIES[at % COUNTRIES.length],
}));
writeFileSync(file, JSON.stringify([...known, ...more], null, 2) + '\n');
// the organisations that the demonstration makes besides would be more than the peers offer
const made = join(to, 'demo/words/organisations.tsv');
writeFileSync(made, readFileSync(made, 'utf8').split('\n')[0] + '\n');
console.log(`${to}: ${known.length} constituents and ${more.length} Members more`);
