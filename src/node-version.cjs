// Loaded before the program (node --require), and therefore written so that any Node can read it.
if (Number(process.versions.node.split(".")[0]) < 26) {
  process.stderr.write(
    `Quoth needs Node 26, and this is ${process.versions.node}. Run "npm ci" in this folder, which brings it, and use the npm scripts.\n`,
  );
  process.exit(1);
}
// Keeps compiled code between starts; without a writable temporary folder it does nothing.
require("node:module").enableCompileCache();
