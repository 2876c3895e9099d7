import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The pages, for browsers from Chromium 90 on. Everything they load lies beside them. */
export default defineConfig({
  root: here("."),
  plugins: [react(), homePage()],
  build: {
    target: "chrome90",
    cssTarget: "chrome90",
    outDir: here("../../dist/web"),
    emptyOutDir: true,
    // Small pictures as files, too: the policy of the pages allows no styles or scripts in data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        // What many pages share comes in one piece: on a slow line each small one costs a journey.
        codeSplitting: {
          groups: [{ name: "shared", test: /src\/web\/(?:design|text|api|shell)\//, minShareCount: 4 }],
        },
      },
    },
    // The charts are one large piece, loaded only where there is one.
    chunkSizeWarningLimit: 700,
  },
})

/** Pieces that every home needs, whoever is signed in. */
const piecesOfHome = /\/(?:HomePage|Desk)\.tsx$/

/**
 * `home.html`: the same page for who comes to the home. It asks for what that begins with along with who is signed in,
 * and loads its pieces before the program has said so.
 */
function homePage(): Plugin {
  return {
    name: "home-page",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle["index.html"]
      if (page?.type !== "asset") throw new Error("index.html was not built")
      const files = new Set<string>()
      const add = (fileName: string) => {
        const piece = bundle[fileName]
        if (piece?.type !== "chunk" || files.has(fileName)) return
        files.add(fileName)
        for (const other of piece.imports) add(other)
        for (const style of piece.viteMetadata?.importedCss ?? []) files.add(style)
      }
      for (const piece of Object.values(bundle))
        if (piece.type === "chunk" && piecesOfHome.test(piece.facadeModuleId ?? "")) add(piece.fileName)
      const plain = String(page.source)
      const links = [...files]
        .filter((name) => !plain.includes(name))
        .map((name) => {
          const kind = name.endsWith(".css") ? "stylesheet" : "modulepreload"
          return `<link rel="${kind}" crossorigin href="/${name}">`
        })
      const source = plain
        .replace('"/api/session"', '"/api/session?page=home"')
        .replace("</head>", `  ${links.join("\n    ")}\n  </head>`)
      this.emitFile({ type: "asset", fileName: "home.html", source })
    },
  }
}
