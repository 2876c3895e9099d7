import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The pages, for browsers from Chromium 90 on. Everything they load lies beside them. */
export default defineConfig({
  root: here("."),
  plugins: [react()],
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
