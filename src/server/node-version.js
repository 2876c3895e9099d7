/**
 * The first thing that runs, in JavaScript, so that a Node too old to read the rest gets to say so: whoever has not
 * started the program through npm has the system's.
 */
const needed = 26

if (Number.parseInt(process.versions.node, 10) < needed) {
  const { LC_ALL, LC_MESSAGES, LANG, LC_CTYPE } = process.env
  const chinese = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || LC_CTYPE || "")
  process.stderr.write(
    chinese
      ? `学而要用 Node ${needed}，这是 ${process.version}。请在程序的文件夹里用 npm start（命令行用 npm run -s xueer）启动，npm ci 会带来合适的版本。\n`
      : `Xue'er needs Node ${needed}, and this is ${process.version}. Start it in its folder with npm start (npm run -s xueer for the command line): npm ci brings the right one.\n`,
  )
  process.exit(1)
}
