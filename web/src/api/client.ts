// The one way to the server: typed calls, refusals as Trouble, no network as Unreachable.
import createClient from 'openapi-fetch'
import type { paths } from '../api.d'
import { address, boot } from '../boot'
import { refusal, Unreachable } from './problem'
import type { Told } from './types'

const BASE = '/api/v1'
const root = (): string => new URL(address(BASE), globalThis.location?.href ?? 'http://localhost').href

let lang = 'zh'
export function speak(next: string): void {
  lang = next
}

/** Said on the window when somebody is signed in again: what waited can be sent. */
export const SIGNED_IN = 'wanmu:signed-in'

type Listener = () => void
const lost = new Set<Listener>()
/** Told when the server no longer knows who is asking. */
export function onSignedOut(listener: Listener): () => void {
  lost.add(listener)
  return () => lost.delete(listener)
}

/** Answers the server already wrote into the page; each is used once. */
function written(request: Request): Response | null {
  if (request.method !== 'GET' || !boot.data) return null
  const key = request.url.slice(root().length)
  const found = boot.data[key]
  if (found === undefined) return null
  delete boot.data[key]
  return new Response(JSON.stringify(found), { headers: { 'content-type': 'application/json' } })
}

async function ask(request: Request): Promise<Response> {
  const known = written(request)
  if (known) return known
  try {
    return await fetch(request)
  } catch (e) {
    if (request.signal.aborted) throw e
    throw new Unreachable()
  }
}

const client = createClient<paths>({ baseUrl: root(), fetch: ask, credentials: 'same-origin' })

client.use({
  onRequest({ request }) {
    request.headers.set('accept-language', lang)
    return request
  },
  async onResponse({ response }) {
    if (response.ok) return response
    if (response.status === 502 || response.status === 503 || response.status === 504) throw new Unreachable()
    const body = await response
      .clone()
      .json()
      .catch(() => null)
    const found = refusal(response, body)
    if (found.code === 'not-signed-in') for (const listener of lost) listener()
    throw found
  },
})

export const api = client

/** The answer of a call that did not throw. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<Told<T>> {
  const { data } = await call
  return data as Told<T>
}

/** The answer of a call that the interface describes only as an object. */
export async function document<T>(call: Promise<{ data?: unknown }>): Promise<T> {
  const { data } = await call
  return data as T
}

/** A call by its path; what it answers is as `T` says. */
export async function plainly<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  p: { query?: Record<string, string | undefined>; body?: unknown } = {},
): Promise<T> {
  const { data } = await client.request(
    method.toLowerCase() as never,
    path as never,
    {
      params: { query: p.query },
      body: p.body,
    } as never,
  )
  return data as T
}

/** The same answer in another form than the pages read, as a file. */
export async function fetched(path: string, query: Record<string, string | undefined>, accept: string): Promise<Blob> {
  const words = new URLSearchParams(Object.entries(query).filter((e): e is [string, string] => !!e[1]))
  const response = await ask(
    new Request(`${root()}${path}?${words}`, {
      headers: { accept, 'accept-language': lang },
      credentials: 'same-origin',
    }),
  )
  if (response.ok) return response.blob()
  const found = refusal(response, await response.json().catch(() => null))
  if (found.code === 'not-signed-in') for (const listener of lost) listener()
  throw found
}

/** The address of something the browser fetches by itself (a template, a bundle). */
export const download = (path: string, query: Record<string, string | undefined> = {}): string => {
  const words = new URLSearchParams(Object.entries({ lang, ...query }).filter((e): e is [string, string] => !!e[1]))
  return `${address(BASE)}${path}?${words}`
}

/** A form with a file, which the typed client does not carry. */
export async function upload(path: string, file: File, query: Record<string, string>): Promise<Response> {
  const body = new FormData()
  body.append('file', file)
  const response = await ask(
    new Request(`${root()}${path}?${new URLSearchParams(query)}`, {
      method: 'POST',
      body,
      headers: { 'accept-language': lang },
      credentials: 'same-origin',
    }),
  )
  if (response.ok) return response
  const found = refusal(response, await response.json().catch(() => null))
  if (found.code === 'not-signed-in') for (const listener of lost) listener()
  throw found
}

/** A key under which a repeated request is the same request. Works without a secure context. */
export function onceKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}
