// A chart with its title, its finding in words and the table that says the same. Drawing only: every number comes with the data.
import type { EChartsCoreOption } from 'echarts/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'

export function Chart(p: {
  title: string
  finding?: string
  /** What is drawn, by the room there is. */
  option: (width: number) => EChartsCoreOption
  height: number
  /** Which element was chosen, by its place. */
  onPick?: (at: number) => void
  /** The same as a table. */
  children?: ReactNode
}) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const pick = useRef(p.onPick)
  pick.current = p.onPick
  useEffect(() => {
    let gone = false
    let stop = () => {}
    void import('./echarts').then(({ init }) => {
      if (gone || !box.current) return
      const chart = init(box.current, null, { renderer: 'svg' })
      const draw = () => chart.setOption({ animation: false, ...p.option(chart.getWidth()) })
      draw()
      chart.on('click', (at) => pick.current?.(at.dataIndex))
      const watch = new ResizeObserver(() => {
        chart.resize()
        draw()
      })
      watch.observe(box.current)
      stop = () => {
        watch.disconnect()
        chart.dispose()
      }
    })
    return () => {
      gone = true
      stop()
    }
  }, [p.option])
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <span className="name" id={`${id}-title`}>
          {p.title}
        </span>
        {p.finding && <span className="finding">{p.finding}</span>}
      </figcaption>
      {/* What it shows is said above and stands in the table below. */}
      <div ref={box} style={{ height: p.height }} aria-hidden="true" />
      {p.children}
    </figure>
  )
}
