import { askWithResponse } from "./client.ts"
import type { Answered } from "./client-types.ts"

/** Lets the browser keep something as a file. */
export function keepFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Asks for a file and keeps it by the name it comes with: `keepAnswer(api.GET("/api/sheets/people"))`. */
export async function keepAnswer(call: Promise<Answered<unknown>>): Promise<void> {
  const { data, response } = await askWithResponse(call)
  if (data instanceof Blob) keepFile(nameIn(response), data)
}

/** The name of a file as its answer says it (RFC 8187). */
function nameIn(response: Response): string {
  const [, name = ""] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "") ?? []
  return decodeURIComponent(name)
}
