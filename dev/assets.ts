import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/** The folder beside the bundle of a function where its assets lie. */
export const ASSETS_FOLDER = 'assets';

/** A file that code reads while it runs: `import.meta.resolve('package/file')`, or `new URL('./file', import.meta.url)` of a package named here. */
const RESOLVED = /import\.meta\.resolve\(\s*'([^']+)'\s*\)/gu;
const BESIDE = /new URL\('(\.\/[^']+)', import\.meta\.url\)/gu;
const PACKAGES_WITH_FILES = /[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/;

/** Files that belong to a bundle: by the absolute path of the module that names them, absolute paths of their own. */
export type Assets = ReadonlyMap<string, readonly string[]>;

/**
 * Code names a file that it reads (a font, say) by `import.meta.resolve`, which works as it stands where nothing is bundled. In a bundle it is
 * the address of a copy in `assets/`, which the build puts there (`assetsOf`).
 */
export function assetPlugin(): { readonly plugin: Plugin; readonly found: Assets } {
  const found = new Map<string, string[]>();
  const copied = (module: string, file: string): string => {
    found.set(module, [...(found.get(module) ?? []), file]);
    return `new URL('./${ASSETS_FOLDER}/${basename(file)}', import.meta.url)`;
  };
  const plugin: Plugin = {
    name: 'assets',
    setup(builder) {
      builder.onLoad({ filter: /[\\/]functions[\\/].*\.ts$/ }, async ({ path }) => {
        if (path.includes('node_modules')) return undefined;
        const code = await readFile(path, 'utf8');
        if (!code.includes('import.meta.resolve(')) return undefined;
        found.delete(path);
        const contents = code.replaceAll(
          RESOLVED,
          (_, specifier: string) => `${copied(path, fileURLToPath(import.meta.resolve(specifier)))}.href`,
        );
        if (contents.includes('import.meta.resolve(')) throw new Error(`${path}: what is resolved must be one text.`);
        return { contents, loader: 'ts' };
      });
      builder.onLoad({ filter: PACKAGES_WITH_FILES }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        found.delete(path);
        const contents = code.replaceAll(BESIDE, (_, file: string) => copied(path, join(dirname(path), file)));
        if (!found.has(path)) throw new Error(`${path} asks for its files in another way than it did.`);
        return { contents, loader: 'js' };
      });
    },
  };
  return { plugin, found };
}

/** The assets of a bundle made of these modules: each file's path inside its folder, and the file. Throws where two have the same name. */
export function assetsOf(assets: Assets, modules: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const file of modules.flatMap((module) => assets.get(module) ?? [])) {
    const path = join(ASSETS_FOLDER, basename(file));
    const other = files.get(path);
    if (other !== undefined && other !== file) throw new Error(`${file} and ${other} have the same name.`);
    files.set(path, file);
  }
  return files;
}

/**
 * Fonts of functions/ are TrueType, and half of fontkit's code is Brotli, which only compressed web fonts (WOFF2) need: what asks for it there
 * fails.
 */
export const withoutWoff2: Plugin = {
  name: 'without-woff2',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]brotli[\\/]decompress\.js$/ }, () => ({
      contents: "module.exports = () => { throw new Error('No WOFF2 here: fonts are TrueType.'); };",
      loader: 'js',
    }));
  },
};
