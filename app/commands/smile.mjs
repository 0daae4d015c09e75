/** `npm run -s smile -- <command>`: sees that everything is installed, then runs the command line. */
import { ensureReady, runTypeScript } from '../platform/install.mjs'

await ensureReady()
process.exit(await runTypeScript('app/commands/smile.ts', process.argv.slice(2)))
