// How the web is built: hashed names, addresses relative to the script, a manifest for the server.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const EAGER =
  /\/src\/(router|boot|i18n|prefs|search|shell\/(Root|Shell|Header|Title|Nowhere|Viewing|keys|menu|useWords)|api\/(client|problem|session)|ui\/(Button|Notice|State|Menu|theme|toast))\./
const SHARED =
  /\/src\/(api\/|numbers\/|ui\/(Table|Scroll|Tabs|Copy)\.|figure\/|pages\/(home\/current|review\/LockDialog|admin\/Secret|sheet\/(Findings|Thread|Grid|CellInput|grid)))/

const server = process.env.WANMU_SERVER ?? 'http://127.0.0.1:8321'

/** Puts src/ui/scrollLock.ts in the place of the library's, whose style has no nonce. */
function ownScrollLock(): Plugin {
  const own = fileURLToPath(new URL('./src/ui/scrollLock.ts', import.meta.url))
  let used = false
  return {
    name: 'own-scroll-lock',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith('/useScrollLocker') || !importer?.includes('@rc-component/portal')) return null
      used = true
      return own
    },
    buildEnd(error) {
      if (!error && !used && this.environment.mode === 'build') this.error('the scroll lock of the dialogs has moved')
    },
  }
}

/** What the server answers to, as far as pages depend on it. */
const described = JSON.parse(readFileSync(new URL('../api/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, { get?: { responses: Record<string, { content?: object }> } }>
}
const OFFERED = Object.keys(described.paths)
  .map((path) => path.replace(/^\/api\/v1/, ''))
  .filter((path) => ['/session', '/jobs', '/keeping/backups', '/messages/outgoing'].includes(path))
// In which forms it gives figures.
OFFERED.push(...Object.keys(described.paths['/figures']?.get?.responses['200']?.content ?? {}))

export default defineConfig({
  define: { OFFERED: JSON.stringify(OFFERED) },
  // Works under any path prefix: chunks find each other by their own address.
  base: './',
  plugins: [react(), ownScrollLock()],
  build: {
    target: ['chrome90'],
    manifest: 'manifest.json',
    sourcemap: false,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // Few requests a page: what every page has, what has a form or a dialog, what the working pages share.
        codeSplitting: {
          groups: [
            { name: 'shell', priority: 30, test: EAGER },
            { name: 'forms', priority: 20, test: /\/src\/ui\/(Dialog|Field|Ask)\./ },
            { name: 'work', priority: 10, test: SHARED },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0])
