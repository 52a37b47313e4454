// node build.mjs [app...] : production build of every app to dist/<app>, then brotli 11 beside each file.
import { build } from 'vite'; import react from '@vitejs/plugin-react'; import solid from 'vite-plugin-solid';
import { readdirSync, statSync, readFileSync, writeFileSync, existsSync } from 'node:fs'; import { join } from 'node:path';
import { brotliCompressSync, constants as z } from 'node:zlib'; import { execFileSync } from 'node:child_process';
const here = import.meta.dirname;
const plugins = (a) => (/solid/.test(a) ? [solid()] : /react/.test(a) ? [react()] : []);
const apps = process.argv.slice(2).length ? process.argv.slice(2) : readdirSync(join(here, 'apps'));
if (!existsSync(join(here, 'dist/data/resolutions-50000.json'))) execFileSync('node', [join(here, 'data/gen.mjs'), join(here, 'dist/data')]);
for (const a of apps) {
  const t = Date.now();
  await build({ root: join(here, 'apps', a), base: `/${a}/`, configFile: false, logLevel: 'warn', plugins: plugins(a), define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: join(here, 'dist', a), emptyOutDir: true, minify: true, target: 'es2022', chunkSizeWarningLimit: 1e5, modulePreload: { polyfill: false } } });
  console.log(a, Date.now() - t, 'ms');
}
const walk = (d) => readdirSync(d).flatMap((f) => { const p = join(d, f); return statSync(p).isDirectory() ? walk(p) : [p]; });
for (const f of walk(join(here, 'dist'))) {
  if (/\.(br|woff2?|map)$/.test(f) || (existsSync(f + '.br') && statSync(f + '.br').mtimeMs >= statSync(f).mtimeMs)) continue;
  const b = readFileSync(f); const q = b.length > 8e6 ? 7 : 11;   // the 50,000-row file is never sent over the slow network
  writeFileSync(f + '.br', brotliCompressSync(b, { params: { [z.BROTLI_PARAM_QUALITY]: q, [z.BROTLI_PARAM_SIZE_HINT]: b.length, [z.BROTLI_PARAM_LGWIN]: 22 } }));
}
