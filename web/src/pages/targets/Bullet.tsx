// How much of a target there is beside how much of the time is gone: a bar, a line for the time, a mark for what is due. Drawing only:
// the numbers stand in the table beside it.
const WIDTH = 180
const HEIGHT = 20
/** The scale goes a little beyond a target that is reached; what is more is drawn to its end. */
const LEAST = 110

export function places(bars: { done: string | null; time: string | null; due: string | null }) {
  const [done, time, due] = [bars.done, bars.time, bars.due].map((n) => (n === null ? null : Number(n)))
  const most = Math.max(LEAST, done ?? 0, time ?? 0, due ?? 0)
  const at = (n: number | null | undefined) => (n === null || n === undefined ? null : (Math.max(0, n) / most) * WIDTH)
  return { done: at(done), time: at(time), due: at(due), whole: at(100) ?? WIDTH }
}

export function Bullet({ bars }: { bars: { done: string | null; time: string | null; due: string | null } }) {
  const at = places(bars)
  return (
    <svg className="bullet" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect className="whole" x={0} y={4} width={at.whole} height={12} />
      {at.done !== null && <rect className="done" x={0} y={6} width={at.done} height={8} />}
      {at.time !== null && <line className="time" x1={at.time} x2={at.time} y1={0} y2={HEIGHT} />}
      {at.due !== null && <path className="due" d={`M${at.due - 4} 0h8l-4 6z`} />}
    </svg>
  )
}
