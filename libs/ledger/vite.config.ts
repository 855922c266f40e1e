import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** One file without a second: it is opened from a folder, where a page may load nothing. It may reach no network. */
const inOneFile = (): Plugin => ({
  name: 'in-one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const scripts = Object.values(bundle).filter((part) => part.type === 'chunk');
    const pages = Object.values(bundle).filter((part) => part.type === 'asset');
    const [script, page] = [scripts[0], pages[0]];
    if (!script || !page || scripts.length !== 1 || pages.length !== 1)
      this.error(`expected one script and one page: ${Object.keys(bundle).join(', ')}`);
    const code = `\n${script.code.replaceAll('</script', '<\\/script').trim()}\n`;
    const hash = createHash('sha256').update(code).digest('base64');
    const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
    page.source = String(page.source)
      .replace(/\s*<script[^>]*><\/script>/, '')
      .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
      .replace(
        '<title>',
        () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <title>`,
      )
      .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
    delete bundle[script.fileName];
  },
});

export default defineConfig({
  root: join(import.meta.dirname, 'src/page'),
  resolve: { conditions: ['sanzhi-source', ...defaultClientConditions] },
  build: {
    rolldownOptions: { output: { codeSplitting: false } },
    outDir: join(import.meta.dirname, 'dist/page'),
    emptyOutDir: true,
    modulePreload: false,
    target: 'es2022',
  },
  plugins: [inOneFile()],
});
