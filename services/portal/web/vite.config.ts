import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** The portal serves the result under `/workbench/`; in development its API and session answer on port 8000. */
export default defineConfig({
  base: '/workbench/',
  plugins: [react()],
  resolve: { conditions: ['sanzhi-source', ...defaultClientConditions] },
  build: { target: 'es2023', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': 'http://127.0.0.1:8000', '/session': 'http://127.0.0.1:8000' } },
});
