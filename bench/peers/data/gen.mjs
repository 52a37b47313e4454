// The 1,400 synthetic Members that every app chooses from, the same on each run. `node data/gen.mjs DIR` writes members.json there.
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KINDS = ['Wildlife', 'Forest', 'Marine', 'Alpine', 'Desert', 'Wetland', 'Coral', 'River', 'Savanna', 'Island', 'Bird', 'Primate', 'Orchid', 'Elephant', 'Mangrove', 'Highland', 'Steppe', 'Tundra'];
const AIMS = ['Conservation', 'Protection', 'Research', 'Heritage', 'Education', 'Restoration', 'Stewardship', 'Biodiversity', 'Ecology', 'Nature'];
const FORMS = ['Trust', 'Society', 'Foundation', 'Association', 'Institute', 'Fund', 'Network', 'Alliance', 'Centre', 'Union', 'Council', 'Ministry'];
const PLACES = ['of the North', 'of the South', 'International', 'National', 'Regional', 'of the Coast', 'of the Lakes', 'for the Future', 'and People', 'Pan-Regional'];
const COUNTRIES = ['Belgium', 'France', 'India', 'Kenya', 'Poland', 'Russia', 'Syria', 'Switzerland', 'United States of America', 'Namibia', 'Malaysia', 'Costa Rica', 'Brazil', 'Japan', 'Ghana', 'Nepal', 'Jordan', 'Fiji', 'Canada', 'Spain', 'Viet Nam', 'Peru', 'South Africa', 'Mongolia', 'New Zealand'];

/** `{ value, label, name, acronym }` each, by label. */
export function members() {
  let seed = 42;
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const all = new Map();
  while (all.size < 1400) {
    const name = `${pick(KINDS)} ${pick(AIMS)} ${pick(FORMS)} ${pick(PLACES)}`;
    const country = pick(COUNTRIES);
    const initials = name.split(' ').filter((word) => /[A-Z]/.test(word[0])).map((word) => word[0]);
    const acronym = initials.join('') + String.fromCharCode(65 + Math.floor(random() * 26));
    const label = `${name} ( ${acronym} ) / ${country}`;
    if (!all.has(label)) all.set(label, { value: `m${all.size + 1}`, label, name, acronym });
  }
  return [...all.values()].sort((a, b) => a.label.localeCompare(b.label, 'en'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2];
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'members.json'), JSON.stringify(members().map(({ value, label }) => ({ value, label }))));
}
