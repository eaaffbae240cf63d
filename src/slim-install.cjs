// Run by npm after an install, by whatever Node there is. A light install (--omit=dev) keeps what programs run: the source
// maps and the TypeScript of packages, which only developers read, are a third of it.
const { existsSync, readdirSync, unlinkSync } = require("node:fs");
const { join } = require("node:path");

const packages = join(__dirname, "../node_modules");
const isLight = existsSync(packages) && !existsSync(join(packages, "typescript"));
const files = isLight ? readdirSync(packages, { recursive: true, withFileTypes: true }) : [];
for (const file of files)
  if (file.isFile() && /\.(?:map|[cm]?ts)$/.test(file.name))
    // Node 18 calls it "path".
    unlinkSync(join(file.parentPath ?? file.path, file.name));
