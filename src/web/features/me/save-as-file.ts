import { keepFile } from "../../api/keep-file.ts"

/** Lets the browser keep something as a JSON file. Nothing leaves this machine. */
export function saveAsFile(name: string, content: unknown): void {
  keepFile(name, new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }))
}
