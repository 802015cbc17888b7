import { defineConfig, type Plugin } from 'vite';

/** Writes entries.properties: the script of a page by its name, read by the server. */
function entries(): Plugin {
  return {
    name: 'entries',
    generateBundle(_options, bundle) {
      const lines = Object.values(bundle)
        .flatMap((f) => (f.type === 'chunk' && f.isEntry ? [`${f.name}=${f.fileName}`] : []))
        .sort();
      this.emitFile({ type: 'asset', fileName: 'entries.properties', source: lines.join('\n') + '\n' });
    },
  };
}

export default defineConfig({
  base: '/static/ui/',
  plugins: [entries()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: { page: 'src/page.ts', air: 'src/air.ts', wall: 'src/wall.ts', things: 'src/things.ts', alarms: 'src/alarms.ts' },
    },
  },
});
