// The pages as they were just built, before a server that was built with older ones: its answers pass, its scripts and styles do not.
// WANMU_SERVER names the server, PORT where to listen.
import { existsSync, readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const server = new URL(process.env.WANMU_SERVER ?? 'http://127.0.0.1:8321')
const port = Number(process.env.PORT ?? 8322)
const KINDS = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

/** What a page begins with, of the builder's own list. */
function head() {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'))
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry)
  const seen = new Set()
  const reach = (chunk) => {
    for (const name of chunk.imports ?? []) {
      if (seen.has(name)) continue
      seen.add(name)
      reach(manifest[name])
    }
  }
  reach(entry)
  return [
    ...(entry.css ?? []).map((file) => `<link rel="stylesheet" href="/${file}">`),
    ...[...seen].map((name) => `<link rel="modulepreload" href="/${manifest[name].file}">`),
    `<script type="module" src="/${entry.file}"></script>`,
  ].join('')
}

const OLD = /<(?:link[^>]*href="[^"]*\/assets\/[^"]*"[^>]*>|script[^>]*src="[^"]*\/assets\/[^"]*"[^>]*><\/script>)/g
const renewed = (html) => {
  let first = true
  return html.replace(OLD, () => {
    const said = first ? head() : ''
    first = false
    return said
  })
}

function asset(path, answer) {
  const file = new URL(`.${path}`, dist)
  if (!existsSync(file)) return answer.writeHead(404).end()
  const kind = KINDS[path.split('.').pop()] ?? 'application/octet-stream'
  answer.writeHead(200, {
    'content-type': `${kind}; charset=utf-8`,
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  answer.end(readFileSync(new URL(`${file}.br`)))
}

createServer((asked, answer) => {
  const { pathname } = new URL(asked.url, 'http://here')
  if (pathname.startsWith('/assets/')) return asset(pathname, answer)
  const onward = request(
    { host: server.hostname, port: server.port, method: asked.method, path: asked.url, headers: asked.headers },
    (found) => {
      const page = asked.method === 'GET' && /text\/html/.test(found.headers['content-type'] ?? '')
      const told = /json/.test(found.headers['content-type'] ?? '')
      if (!(page || told) || found.headers['content-encoding']) {
        answer.writeHead(found.statusCode, found.headers)
        return found.pipe(answer)
      }
      const parts = []
      found.on('data', (part) => parts.push(part))
      found.on('end', () => {
        const text = page ? renewed(Buffer.concat(parts).toString()) : Buffer.concat(parts)
        const { 'content-length': _, 'transfer-encoding': __, ...headers } = found.headers
        // A newer server packs what it tells.
        const packed = text.length > 1000 && /gzip/.test(asked.headers['accept-encoding'] ?? '')
        const body = packed ? gzipSync(text) : Buffer.from(text)
        if (packed) headers['content-encoding'] = 'gzip'
        answer.writeHead(found.statusCode, { ...headers, 'content-length': body.length }).end(body)
      })
    },
  )
  onward.on('error', () => answer.headersSent || answer.writeHead(502).end())
  asked.pipe(onward)
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`))
