import { BarChart, LineChart } from "echarts/charts"
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components"
import { init, use } from "echarts/core"
import { CanvasRenderer } from "echarts/renderers"
import { useEffect, useRef } from "react"
import { usePreferences } from "../text/preferences.tsx"
import type { ChartProps, Series } from "./Chart.tsx"

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

/** The picture itself, drawn once its chunk is here. */
export default function ChartCanvas(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const { elder } = usePreferences()
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, undefined, { renderer: "canvas" })
    const fit = () => chart.resize()
    chart.setOption(optionOf(props, place.current))
    window.addEventListener("resize", fit)
    return () => {
      window.removeEventListener("resize", fit)
      chart.dispose()
    }
  })
  return (
    <div
      ref={place}
      className={elder ? "chart-place elder-chart" : "chart-place"}
      role="img"
      aria-label={props.label}
    />
  )
}

/** The colours and sizes are the page's own. */
function optionOf({ places, series, unit }: ChartProps, place: HTMLElement) {
  const style = getComputedStyle(place)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const font = {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    color: colour("--ink-2"),
  }
  const line = { lineStyle: { color: colour("--line") } }
  return {
    animation: false,
    textStyle: font,
    grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: font, itemHeight: 10 },
    tooltip: { trigger: "axis", renderMode: "richText", textStyle: { ...font, color: colour("--ink") } },
    xAxis: {
      type: "category",
      data: [...places],
      axisLabel:
        places.length > 6 && places.some((place) => place.length > 3) ? { ...font, ...slanted } : font,
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      name: unit,
      nameTextStyle: { ...font, align: "right" },
      axisLabel: font,
      splitLine: line,
      minInterval: 1,
    },
    series: series.map((one) => drawn(one, colour)),
  }
}

/** Many names below the bars: all of them, slanting, long ones cut. */
const slanted = { interval: 0, rotate: 35, width: 110, overflow: "truncate" }

const stateColours = {
  met: "--bamboo-mid",
  open: "--open-mid",
  "at-risk": "--gamboge-mid",
  short: "--cinnabar-mid",
} as const

function drawn({ name, kind, values }: Series, colour: (name: string) => string) {
  const shared = { name, data: [...values] }
  if (kind === "bar")
    return {
      ...shared,
      type: "bar",
      barMaxWidth: 28,
      itemStyle: { color: colour("--azurite"), borderRadius: [3, 3, 0, 0] },
    }
  if (kind === "line")
    return {
      ...shared,
      type: "line",
      symbolSize: 7,
      itemStyle: { color: colour("--azurite") },
      lineStyle: { width: 2.5 },
    }
  if (kind !== "pace")
    return {
      ...shared,
      type: "bar",
      stack: "states",
      barMaxWidth: 34,
      itemStyle: { color: colour(stateColours[kind]) },
    }
  return {
    ...shared,
    type: "line",
    symbol: "none",
    itemStyle: { color: colour("--ink-3") },
    lineStyle: { width: 1.5, type: "dashed" },
  }
}
