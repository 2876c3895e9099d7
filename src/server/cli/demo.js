#!/usr/bin/env node
// Both before everything else, which takes a second to load.
import "../node-version.js"
import { askedToStop } from "../asked-to-stop.js"

/** `npm run demo`. */
const { showDemo } = await import("./show-demo.ts")
await showDemo(askedToStop)
process.exit()
