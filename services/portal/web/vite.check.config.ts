import { defaultClientConditions, defineConfig } from 'vite';

/**
 * The script of the public page `/check`: one small file under a name that stays, beside the workbench, since the
 * server writes its address into the page.
 */
export default defineConfig({
  base: '/workbench/check/',
  publicDir: false,
  resolve: { conditions: ['sanzhi-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    outDir: 'dist/check',
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: { input: 'src/check/main.ts', output: { entryFileNames: 'check.js' } },
  },
});
