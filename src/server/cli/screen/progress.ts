/** Long work, shown: a bar on a terminal, now and then a plain line otherwise. */
export interface Progress {
  /** What is being done now. */
  stage(label: string): void
  /** How much of it is done. */
  at(done: number, total: number): void
  /** Takes the bar away. */
  finish(): void
}

const barWidth = 30
/** Milliseconds between two drawings of the bar, and between two plain lines. */
const redrawEvery = 100
const lineEvery = 5000

export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream)
}

function percent(done: number, total: number): number {
  return total === 0 ? 100 : Math.min(100, Math.floor((done / total) * 100))
}

function barOn(stream: NodeJS.WriteStream): Progress {
  let label = ""
  let share = 0
  let drawn = 0
  const draw = (force: boolean) => {
    if (!force && performance.now() - drawn < redrawEvery) return
    drawn = performance.now()
    const full = Math.round((share / 100) * barWidth)
    stream.write(
      `\r\x1b[2K${"█".repeat(full)}${"░".repeat(barWidth - full)} ${String(share).padStart(3)}% ${label}`,
    )
  }
  return {
    stage: (next) => {
      label = next
      share = 0
      draw(true)
    },
    at: (done, total) => {
      share = percent(done, total)
      draw(false)
    },
    finish: () => void stream.write("\r\x1b[2K"),
  }
}

function linesOn(stream: NodeJS.WriteStream): Progress {
  let label = ""
  let said = performance.now()
  return {
    stage: (next) => {
      label = next
    },
    at: (done, total) => {
      if (performance.now() - said < lineEvery) return
      said = performance.now()
      stream.write(`${percent(done, total)}% ${label}\n`)
    },
    finish: () => undefined,
  }
}
