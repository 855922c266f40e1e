import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const drawing = new URL('public/icon.svg', import.meta.url);
const engine = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));

/** Edge in pixels, by file: what phones take for the icon of an installed page. */
const icons = { 'icon-192.png': 192, 'icon-512.png': 512, 'apple-touch-icon.png': 180 };

/** Draws the icons of the installed workbench from its one drawing: no picture is kept beside it. */
export const installedIcons = (): Plugin => ({
  name: 'sanzhi-icons',
  apply: 'build',
  async generateBundle() {
    await initWasm(await readFile(engine));
    const svg = await readFile(drawing);
    for (const [fileName, value] of Object.entries(icons)) {
      const picture = new Resvg(svg, { fitTo: { mode: 'width', value } }).render();
      this.emitFile({ type: 'asset', fileName, source: picture.asPng() });
    }
  },
  /** Not named by its content, so it is not for the bundler to find. */
  transformIndexHtml: () => [
    { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/workbench/apple-touch-icon.png' } },
  ],
});
