#!/usr/bin/env node
import { enableCompileCache } from "node:module"

enableCompileCache()
// Everything else is loaded after the cache is on: the command line is started often.
const { runCommand } = await import("./run-command.ts")
await runCommand(process.argv)
