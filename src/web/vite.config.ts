import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The file that browsers run beside the pages. */
const worker = "service-worker"

/** What comes beside the pieces of the pages, by itself. */
const besideThem = "when-stuck"

/** The pages, for browsers from Chromium 90 on. Everything they load lies beside them. */
export default defineConfig({
  root: here("."),
  plugins: [react(), besideThePieces(), homePage(), serviceWorker()],
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
      input: {
        index: here("index.html"),
        [besideThem]: here("when-stuck.ts"),
        [worker]: here("offline/service-worker.ts"),
      },
      output: {
        // Its name stays, so that browsers find the next one.
        entryFileNames: ({ name }) => (name === worker ? "[name].js" : "assets/[name]-[hash].js"),
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

type Bundle = Parameters<Extract<NonNullable<Plugin["generateBundle"]>, (...given: never[]) => unknown>>[1]

/** Names in every page what comes by itself; nothing waits for it. */
function besideThePieces(): Plugin {
  return {
    name: "beside-the-pieces",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle["index.html"]
      const [name] = Object.keys(bundle).filter((one) => one.startsWith(`assets/${besideThem}-`))
      if (page?.type !== "asset" || name === undefined) throw new Error("index.html was not built")
      page.source = String(page.source).replace(
        "</title>",
        `</title>\n    <script async src="/${name}"></script>`,
      )
    },
  }
}

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
      const files = piecesOf(bundle, piecesOfHome)
      const plain = String(page.source)
      const links = files
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

/** What a hall without a network needs: the program itself, its desk, and the pages of the lists. */
const piecesOfHall = /\/(?:Desk|HallPage|HallListPage|keep-hall)\.tsx?$/

/**
 * Tells the service worker what to keep. Written here, and not with one of the plugins there are: those bring some 300
 * packages for what is a list of files.
 */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    enforce: "post",
    generateBundle(_, bundle) {
      const piece = bundle[`${worker}.js`]
      const page = bundle["index.html"]
      if (piece?.type !== "chunk" || page?.type !== "asset")
        throw new Error("the service worker was not built")
      // Chromium 90 takes no worker that is a module.
      if (piece.imports.length > 0 || piece.exports.length > 0)
        throw new Error("the service worker is not whole")
      const plain = String(page.source)
      const first = [...plain.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, name = ""]) => name)
      const files = [...new Set([...first, ...piecesOf(bundle, piecesOfHall)])].sort()
      const kept = [
        { url: "/index.html", revision: createHash("sha256").update(plain).digest("hex").slice(0, 16) },
        {
          url: "/seal.svg",
          revision: createHash("sha256")
            .update(readFileSync(here("public/seal.svg")))
            .digest("hex")
            .slice(0, 16),
        },
        ...files.map((name) => ({ url: `/${name}`, revision: null })),
      ]
      piece.code = piece.code.replace("keptPieces", JSON.stringify(kept))
    },
  }
}

/** The files of some pieces with all that they need. */
function piecesOf(bundle: Bundle, wanted: RegExp): string[] {
  const files = new Set<string>()
  const add = (fileName: string) => {
    const piece = bundle[fileName]
    if (piece?.type !== "chunk" || files.has(fileName)) return
    files.add(fileName)
    for (const other of piece.imports) add(other)
    for (const style of piece.viteMetadata?.importedCss ?? []) files.add(style)
  }
  for (const piece of Object.values(bundle))
    if (piece.type === "chunk" && wanted.test(piece.facadeModuleId ?? "")) add(piece.fileName)
  return [...files]
}
