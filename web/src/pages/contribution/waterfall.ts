// The bars of a waterfall as the chart library draws them: helpers that are not seen, and bars upon them. Places only; every number
// that is read comes with the data.
import type { EChartsCoreOption } from 'echarts/core'
import type { Bar } from '../../api/types'

const UP = '#0b5cad'
const DOWN = '#8a5a00'
const WHOLE = '#3d4650'

/** A bar between its ends, parted where it crosses the line: helper and bar above, helper and bar below. */
export function laid(bar: Pick<Bar, 'from' | 'to'>): {
  above: [number, number]
  below: [number, number]
  down: boolean
} {
  const [from, to] = [Number(bar.from), Number(bar.to)]
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const down = to < from
  if (low >= 0) return { above: [low, high - low], below: [0, 0], down }
  if (high <= 0) return { above: [0, 0], below: [high, low - high], down }
  return { above: [0, high], below: [0, low], down }
}

/** Below so many pixels names are shorter and the scale is told without its unit. */
const NARROW = 560

export function option(bars: Bar[], unit: string, width: number): EChartsCoreOption {
  const narrow = width < NARROW
  const at = bars.map(laid)
  const color = (n: number) => (bars[n]?.kind === 'total' ? WHOLE : at[n]?.down ? DOWN : UP)
  // Down is hatched as well as of another colour.
  const decal = (n: number) =>
    at[n]?.down ? { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: 0.8 } : undefined
  const helper = (of: 'above' | 'below') => ({
    type: 'bar',
    stack: 'whole',
    silent: true,
    itemStyle: { color: 'transparent' },
    data: at.map((one) => one[of][0]),
  })
  const bar = (of: 'above' | 'below') => ({
    type: 'bar',
    stack: 'whole',
    barMaxWidth: 26,
    data: at.map((one, n) => ({ value: one[of][1], itemStyle: { color: color(n), decal: decal(n) } })),
  })
  return {
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      type: 'value',
      splitNumber: narrow ? 3 : 5,
      axisLabel: { formatter: narrow ? '{value}' : `{value} ${unit}`, fontSize: 14 },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((b) => `${b.shown}  ${b.title}`),
      axisLabel: { width: narrow ? width * 0.45 : 260, overflow: 'truncate', fontSize: 14 },
      axisTick: { show: false },
    },
    aria: { enabled: false },
    textStyle: { fontSize: 14 },
    series: [helper('above'), bar('above'), helper('below'), bar('below')],
  }
}
