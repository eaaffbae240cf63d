// Loaded before the program (node --require), and therefore written so that any Node can read it.
if (Number(process.versions.node.split(".")[0]) < 26) {
  // After npm ci --omit=dev the Node that npm would bring is not there, and running it again would change nothing.
  const isThere = require("node:fs").existsSync(require("node:path").join(__dirname, "../node_modules/node"));
  process.stderr.write(
    isThere
      ? `Quoth needs Node 26, and this is ${process.versions.node}. Use the npm scripts: they run the one that npm ci brought.\n`
      : `Quoth needs Node 26, and this is ${process.versions.node}. Install Node 26, or run "npm ci" without --omit=dev: it brings Node 26 along.\n`,
  );
  process.exit(1);
}
// Keeps compiled code between starts; without a writable temporary folder it does nothing.
require("node:module").enableCompileCache();
