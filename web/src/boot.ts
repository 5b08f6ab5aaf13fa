// What the server wrote into the page: language, path prefix, nonce, session and first answers.
import type { Session } from './api/types'

export interface Boot {
  lang?: 'zh' | 'en'
  /** The path prefix without a slash at its end; empty at the root. */
  basePath: string
  nonce?: string
  session?: Session | null
  /** What the way in by an issuer is called, where there is one. */
  signOn?: string | null
  /** Answers of the API by address below `/api/v1`, so that the first page asks nothing twice. */
  data?: Record<string, unknown>
}

function read(): Boot {
  const text = typeof document === 'undefined' ? null : document.getElementById('boot')?.textContent
  try {
    const found = JSON.parse(text || '{}') as Partial<Boot>
    return { ...found, basePath: (found.basePath ?? '').replace(/\/+$/, '') }
  } catch {
    return { basePath: '' }
  }
}

export const boot = read()

export const nonce = (): string | undefined => {
  const meta = typeof document === 'undefined' ? null : document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')
  return meta?.content || meta?.nonce || boot.nonce || undefined
}

/** An address of this installation, whatever prefix it stands under. */
export const address = (path: string): string => `${boot.basePath}${path}`
