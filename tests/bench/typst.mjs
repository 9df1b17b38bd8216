// typst.mjs NODE_FOLDER ROOT tags|none OUT.pdf FILE... - Typst's compiler from its npm package, in one process: each file
// is set and written to OUT.pdf; then the seconds of all, without those of starting and of looking for fonts.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [folder, workspace, tags, out, ...files] = process.argv.slice(2);
const { NodeCompiler } = createRequire(folder + '/')('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({ workspace });
let milliseconds = 0;
for (const mainFilePath of files) {
   const start = performance.now();
   fs.writeFileSync(out, compiler.pdf({ mainFilePath }, { pdfTags: tags === 'tags' }));
   milliseconds += performance.now() - start;
   compiler.evictCache(0);
}
console.log(`compiled in ${(milliseconds / 1000).toFixed(4)}`);
