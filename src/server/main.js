#!/usr/bin/env node
// Both before everything else, which takes a second to load.
import "./node-version.js"
import { askedToStop } from "./asked-to-stop.js"

/** `npm start`. */
const { serveUntilAsked } = await import("./serve-until-asked.ts")
await serveUntilAsked(askedToStop)
process.exit()
