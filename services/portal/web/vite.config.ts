import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { installedIcons } from './icons.ts';

const worker = 'sw.js';
/** From `public/`, beside what is built. */
const asTheyAre = ['icon.svg', 'manifest.webmanifest'];

/** Writes into the service worker which files make up this build. */
const shell = (): Plugin => ({
  name: 'sanzhi-shell',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const chunk = bundle[worker];
      if (chunk?.type !== 'chunk') throw new Error(`${worker} was not built`);
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('index.html was not built');
      // The page is kept under its address and not as a file, so that it keeps its Content Security Policy.
      const named = Object.keys(bundle).filter((name) => name !== worker && name !== 'index.html');
      const files = ['', ...named, ...asTheyAre].sort();
      const version = createHash('sha256').update(files.join('\n')).update(page.source).digest('hex');
      const code = chunk.code.replaceAll('SHELL.version', JSON.stringify(version.slice(0, 16)));
      chunk.code = code.replaceAll('SHELL.files', JSON.stringify(files));
    },
  },
});

/** The portal serves the result under `/workbench/`; in development its API and session answer on port 8000. */
export default defineConfig({
  base: '/workbench/',
  plugins: [react(), installedIcons(), shell()],
  resolve: { conditions: ['sanzhi-source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: { index: 'index.html', sw: 'src/shell/service-worker.ts' },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? worker : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000', '/session': 'http://127.0.0.1:8000' } },
});
