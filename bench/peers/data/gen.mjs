// The 1,400 synthetic Members that every form chooses from and the rows of the dashboards, the same on each run.
// `node data/gen.mjs DIR` writes members.json and resolutions-{1500,50000}.json there.
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATEGORIES, STATUSES } from '#shared/form.mjs';

const KINDS = ['Wildlife', 'Forest', 'Marine', 'Alpine', 'Desert', 'Wetland', 'Coral', 'River', 'Savanna', 'Island', 'Bird', 'Primate', 'Orchid', 'Elephant', 'Mangrove', 'Highland', 'Steppe', 'Tundra'];
const AIMS = ['Conservation', 'Protection', 'Research', 'Heritage', 'Education', 'Restoration', 'Stewardship', 'Biodiversity', 'Ecology', 'Nature'];
const FORMS = ['Trust', 'Society', 'Foundation', 'Association', 'Institute', 'Fund', 'Network', 'Alliance', 'Centre', 'Union', 'Council', 'Ministry'];
const PLACES = ['of the North', 'of the South', 'International', 'National', 'Regional', 'of the Coast', 'of the Lakes', 'for the Future', 'and People', 'Pan-Regional'];
const COUNTRIES = ['Belgium', 'France', 'India', 'Kenya', 'Poland', 'Russia', 'Syria', 'Switzerland', 'United States of America', 'Namibia', 'Malaysia', 'Costa Rica', 'Brazil', 'Japan', 'Ghana', 'Nepal', 'Jordan', 'Fiji', 'Canada', 'Spain', 'Viet Nam', 'Peru', 'South Africa', 'Mongolia', 'New Zealand'];
const CONGRESSES = ['WCC 2008', 'WCC 2012', 'WCC 2016', 'WCC 2020', 'WCC 2025'];
const VERBS = ['Conserving', 'Protecting', 'Strengthening', 'Restoring', 'Promoting', 'Combating', 'Supporting', 'Reducing', 'Recognising', 'Safeguarding'];
const WORDS = 'wetland forest marine species wildlife trade climate indigenous peoples protected areas invasive plastic pollution corridors rivers mountain coral fisheries sustainable governance finance youth gender rights law enforcement cybercrime orchid elephant pangolin mangrove restoration agriculture soil synthetic biology deep sea mining polar ocean acidification'.split(' ');

function dice() {
  let seed = 42;
  return () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
}

/** `{ value, label, name, acronym }` each, by label. */
export function members(random = dice()) {
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

function resolutions(count, random) {
  const upTo = (n) => Math.floor(random() * n);
  const pick = (list) => list[upTo(list.length)];
  const words = (n) => Array.from({ length: n }, () => pick(WORDS)).join(' ');
  const sentence = (n) => words(n).replace(/^./, (first) => first.toUpperCase());
  return Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    congress: pick(CONGRESSES),
    number: `Res ${String((at % 1000) + 1).padStart(3, '0')}`,
    title: `${pick(VERBS)} ${words(4 + upTo(6))}`,
    status: pick(STATUSES)[0],
    categories: CATEGORIES.map(([key]) => key).filter(() => random() < 0.4),
    updated: new Date(1.6e12 + upTo(1.6e11)).toISOString().slice(0, 10),
    report: {
      year: 2020 + upTo(6),
      members: 1 + upTo(20),
      secretariat: random() < 0.5,
      planned: random() < 0.6,
      summary: `${sentence(30 + upTo(24))}. [OP${1 + upTo(9)}]`,
      challenges: sentence(8 + upTo(12)),
    },
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2];
  mkdirSync(out, { recursive: true });
  const random = dice();
  writeFileSync(join(out, 'members.json'), JSON.stringify(members(random).map(({ value, label }) => ({ value, label }))));
  for (const count of [1500, 50000]) writeFileSync(join(out, `resolutions-${count}.json`), JSON.stringify(resolutions(count, random)));
}
