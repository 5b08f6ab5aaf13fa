// What went wrong, as the server says it (RFC 9457), or that it could not be reached.
import type { Problem, ProblemError } from './shapes'

export class Trouble extends Error {
  readonly problem: Problem
  readonly retryAfter: number | null

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.title)
    this.name = 'Trouble'
    this.problem = problem
    this.retryAfter = retryAfter
  }
  get code(): string {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
  get errors(): ProblemError[] {
    return this.problem.errors ?? []
  }
}

/** The server could not be reached: what was meant for it waits. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable')
    this.name = 'Unreachable'
  }
}

export const trouble = (e: unknown): Trouble | null => (e instanceof Trouble ? e : null)
export const hasCode = (e: unknown, ...codes: string[]): boolean => codes.includes(trouble(e)?.code ?? '')

/** Reads a refusal; what is no problem document (a proxy's page) is told by its status alone. */
export function refusal(response: Response, body: unknown): Trouble {
  const said = body && typeof body === 'object' ? (body as Partial<Problem>) : {}
  const after = Number(response.headers.get('retry-after'))
  return new Trouble(
    {
      ...said,
      status: said.status ?? response.status,
      code: said.code ?? `http-${response.status}`,
      title: said.title ?? response.statusText ?? '',
    },
    Number.isFinite(after) && after > 0 ? after : null,
  )
}
