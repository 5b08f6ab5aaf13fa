// The parts of the chart library that pages use, in a chunk of their own: drawn as SVG, so that they print and scale.
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, AriaComponent, SVGRenderer])

export { init }
