/** English has a word for one and a word for many: `1 hour`, `0.5 hours`. */
export function counted(figure: number | string, one: string, many = `${one}s`): string {
  return `${figure} ${wordFor(figure, one, many)}`
}

const wordFor = (figure: number | string, one: string, many: string) => (String(figure) === "1" ? one : many)

const unitNames: Readonly<Record<string, string>> = { 次: "time", 天: "day", 学时: "hour", 篇: "piece" }

/** What a unit of results is called beside a figure; nothing for a share. */
export function unitName(unit: string, figure: number | string = ""): string {
  const name = unitNames[unit]
  return name === undefined ? "" : wordFor(figure, name, `${name}s`)
}
