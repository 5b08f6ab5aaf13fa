// Carries values of a sheet to the server: one by PUT, many by PATCH, each told its own fate.
import { answer, api } from '../../api/client'
import type { SheetId } from '../../api/filing'
import { hasCode, type Trouble, trouble } from '../../api/problem'
import type { ProblemError } from '../../api/shapes'
import { Closed, type Sent, type Theirs } from './grid/cells'
import type { Waiting } from './grid/queue'

/** Cells in one request; the server takes ten thousand. */
const MOST = 2000

export function sender(sheet: SheetId) {
  const one = async (w: Waiting): Promise<Sent> => {
    try {
      const said = await answer(
        api.PUT('/sheets/{form}/{period}/{unit}/cells/{item}/{column}', {
          params: { path: { ...sheet, item: w.item, column: w.column } },
          body: { text: w.text, version: w.version },
        }),
      )
      const c = said.cells[0]
      return c
        ? { ok: true, text: c.text, version: c.version, hint: c.hint }
        : { ok: false, kind: 'invalid', message: '' }
    } catch (e) {
      const found = judged(e)
      return fate(found, found.errors[0])
    }
  }

  const many = async (values: Waiting[]): Promise<Sent[]> => {
    const out: (Sent | undefined)[] = values.map(() => undefined)
    let rest = values.map((_, i) => i)
    while (rest.length > 0) {
      const asked = rest
      try {
        const said = await answer(
          api.PATCH('/sheets/{form}/{period}/{unit}/cells', {
            params: { path: { ...sheet } },
            body: { cells: asked.map((i) => values[i] as Waiting) },
          }),
        )
        for (const i of asked) {
          const w = values[i] as Waiting
          const c = said.cells.find((x) => x.item === w.item && x.column === w.column)
          if (c) out[i] = { ok: true, text: c.text, version: c.version, hint: c.hint }
        }
        break
      } catch (e) {
        const found = judged(e)
        // All or nothing: those to blame are told, the others are sent again without them.
        const bad = asked.flatMap((i) => {
          const error = found.errors.find((e) => speaksOf(e, values[i] as Waiting))
          return error ? [[i, error] as const] : []
        })
        if (bad.length === 0) {
          for (const i of asked) out[i] = await one(values[i] as Waiting)
          break
        }
        for (const [i, error] of bad) out[i] = fate(found, error)
        rest = asked.filter((i) => out[i] === undefined)
      }
    }
    return out as Sent[]
  }

  return async (values: Waiting[]): Promise<Sent[]> => {
    const only = values[0]
    if (values.length === 1 && only) return [await one(only)]
    const out: Sent[] = []
    for (let i = 0; i < values.length; i += MOST) out.push(...(await many(values.slice(i, i + MOST))))
    return out
  }
}

/** A refusal that speaks of values; whatever else went wrong is thrown on. */
function judged(e: unknown): Trouble {
  if (hasCode(e, 'period-locked', 'state')) throw new Closed()
  const found = trouble(e)
  if (!found || !(found.status === 412 || found.status === 422)) throw e
  return found
}

function fate(found: Trouble, error: ProblemError | undefined): Sent {
  if (found.status === 412) return { ok: false, kind: 'conflict', theirs: theirs(error) }
  return { ok: false, kind: 'invalid', message: error?.message ?? found.problem.detail ?? found.problem.title }
}

function theirs(error: ProblemError | undefined): Theirs {
  const p = error?.params ?? {}
  return {
    text: String(p.text ?? p.value ?? ''),
    version: Number(p.version ?? 0),
    person: typeof p.person === 'string' ? p.person : undefined,
  }
}

/** Errors point at cells by item and column. */
const speaksOf = (error: ProblemError, w: Waiting): boolean => error.pointer === `/cells/${w.item}/${w.column}`
