#!/usr/bin/env node
// npm loads it before this file; who starts the command line otherwise has it from here on.
import "../keep-code.js"
import "../asked-to-stop.js"

// Everything else is loaded after it: the command line is started often.
const { runCommand } = await import("./run-command.ts")
await runCommand(process.argv)
