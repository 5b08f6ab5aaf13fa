// A row of values as a small line. Drawing only: the numbers stand in the table beside it.

export interface Point {
  label: string
  value: string | null
  /** Not yet among the others: the one that is looked at. */
  now?: boolean
}

const STEP = 9

/** Points of the picture; nothing where there is no value. */
export function laid(points: Point[], width: number, height: number): ({ x: number; y: number } | null)[] {
  const numbers = points.map((p) => (p.value === null || p.value === '' ? null : Number(p.value)))
  const known = numbers.filter((n): n is number => n !== null && Number.isFinite(n))
  const low = Math.min(...known)
  const size = Math.max(...known) - low
  const step = points.length > 1 ? width / (points.length - 1) : 0
  return numbers.map((n, at) =>
    n === null || !Number.isFinite(n)
      ? null
      : { x: at * step, y: size === 0 ? height / 2 : height - ((n - low) / size) * height },
  )
}

/** Lines between neighbours that both have a value. */
function lines(at: ({ x: number; y: number } | null)[]): string {
  return at
    .map((p, i) => (p ? `${at[i - 1] ? 'L' : 'M'}${p.x.toFixed(1)} ${p.y.toFixed(1)}` : ''))
    .filter(Boolean)
    .join(' ')
}

export function Spark(p: { points: Point[]; said?: string; big?: boolean }) {
  const width = p.big ? 300 : Math.max(1, p.points.length - 1) * (STEP / 2)
  const height = p.big ? 76 : 16
  const edge = p.big ? 6 : 3
  const at = laid(p.points, width, height)
  return (
    <svg
      className={p.big ? 'spark big' : 'spark'}
      viewBox={`${-edge} ${-edge} ${width + 2 * edge} ${height + 2 * edge}`}
      width={width + 2 * edge}
      height={height + 2 * edge}
      role={p.said ? 'img' : undefined}
      aria-label={p.said}
      aria-hidden={p.said ? undefined : true}
    >
      <path d={lines(at)} />
      {at.map((point, i) => {
        const now = p.points[i]?.now
        const alone = !at[i - 1] && !at[i + 1]
        if (!point || !(p.big || now || alone)) return null
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: one point a period, in their order.
            key={i}
            cx={point.x}
            cy={point.y}
            r={now ? edge - 1 : p.big ? 2.5 : 1.5}
            className={now ? 'now' : undefined}
          />
        )
      })}
    </svg>
  )
}
